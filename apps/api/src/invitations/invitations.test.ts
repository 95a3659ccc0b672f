import { InvitationView, InvitedPlace, OwnInvitation } from '@zhibo/core/invitations/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { removeMember } from '../employers/change-member.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { setRunOfShow } from '../sessions/set-run-of-show.ts'
import { cancelSession } from '../sessions/cancel.ts'
import { updateSession } from '../sessions/queries.ts'
import { startSession } from '../sessions/start.ts'
import { viewSession } from '../sessions/view.ts'
import { trailOf } from '../testing/audit.ts'
import { aBlacklisting } from '../testing/blacklist.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn, signedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aMember } from '../testing/members.ts'
import { type APlannedSession, aPlannedSession, aScheduledSession } from '../testing/sessions.ts'
import { answerInvitation } from './answer.ts'
import { askMoved } from './ask-moved.ts'
import { askPresenters } from './ask.ts'
import { ownInvitations, sessionInvitations } from './list.ts'
import { withdrawInvitation } from './withdraw.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let show: APlannedSession
let presenter: SignedIn

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())
beforeEach(async () => {
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  presenter = await aMember(bench, job)
  show = await aPlannedSession(bench, { job, host, presenter })
})

const path = () => `/api/sessions/${show.session.id}/invitations`
const asked = async (at = show) => (await askPresenters(host.ctx, at.session.id, {}))[0]!.invitation!
const seen = async (at = show): Promise<InvitedPlace> => (await sessionInvitations(host.ctx, at.session.id))[0]!
const answers = (id: string, expectedVersion: number, action: 'accept' | 'decline' = 'accept', note = '') =>
  answerInvitation(presenter.ctx, id, action, { expectedVersion, note })
const moveTo = (plannedStart: Date) =>
  withTx(bench.system, (tx) => updateSession(tx, show.session.id, { planned_start: plannedStart }))
const messages = async () =>
  (await readOutbox(bench.system, 500)).filter(({ text }) => text.includes(`「${show.session.title}」`))

describe('asking', () => {
  test('the host asks everybody who presents for a company; each gets one message and sees it on their desk', async () => {
    expect(await seen()).toMatchObject({ employerId: job.employer.id, entitled: true, invitation: null })
    const { body } = await client.ask(z.array(InvitedPlace), host, 'POST', path(), {})
    expect(body).toMatchObject([{ presenterId: show.presenterId, invitation: { standing: 'invited', note: '' } }])
    expect(await messages()).toMatchObject([{ template: 'presenter_invited' }])
    const own = await client.ask(z.array(OwnInvitation), presenter, 'GET', '/api/invitations/mine')
    expect(own.body).toMatchObject([
      { sessionId: show.session.id, standing: 'invited', minutes: 30, jobCount: 1, approved: false },
    ])
    expect((await trailOf(bench, show.session.id)).at(-1)).toBe('invitation.ask')
  })

  test('asked again nobody is asked twice', async () => {
    const first = await asked()
    expect(await asked()).toEqual(first)
    expect(await messages()).toHaveLength(1)
  })

  test('two hosts press at once, and each presenter is asked once', async () => {
    const other = await aStaff(bench, 'host', job.stationId)
    await Promise.all([host, other, host, other].map(({ ctx }) => askPresenters(ctx, show.session.id, {})))
    expect(await messages()).toHaveLength(1)
  })

  test('is for hosts of the station alone', async () => {
    for (const who of [presenter, await aPerson(bench), await aStaff(bench, 'host'), await aStaff(bench, 'auditor')]) {
      const may = who.actor.grants.some(({ role }) => role === 'host')
      const { status } = await client.send(who, 'POST', path(), {})
      expect(status).toBe(may ? 200 : 403)
      expect((await client.send(who, 'GET', path())).status).toBe(may ? 200 : 403)
    }
    expect((await client.refused(null, 'POST', path(), {})).code).toBe('not_signed_in')
    const elsewhere = await aStaff(bench, 'host', (await aPublishedJob(bench)).stationId)
    expect((await client.refused(elsewhere, 'POST', path(), {})).code).toBe('forbidden')
  })

  test('of a show that has begun or was called off nobody is asked, nor of a place it does not have', async () => {
    const unknown = { presenterId: show.session.id }
    expect((await client.refused(host, 'POST', path(), unknown)).code).toBe('not_found')
    await cancelSession(host.ctx, show.session.id, { reason: '停电' })
    expect((await client.refused(host, 'POST', path(), {})).code).toBe('not_from_here')
    show = await aScheduledSession(bench, { job, host, presenter })
    await startSession(host.ctx, show.session.id)
    expect((await client.refused(host, 'POST', path(), {})).code).toBe('not_from_here')
  })
})

describe('answering', () => {
  test('yes, then no with a word why, then yes after all; the host sees each', async () => {
    const { id, version } = await asked()
    const accept = `/api/invitations/${id}/acceptances`
    const yes = await client.ask(InvitationView, presenter, 'POST', accept, { expectedVersion: version })
    expect(yes.body).toMatchObject({ standing: 'accepted', note: '' })
    const no = await answers(id, yes.body.version, 'decline', '那天要验货')
    expect(await seen()).toMatchObject({ invitation: { standing: 'declined', note: '那天要验货' } })
    await answers(id, no.version)
    expect(await seen()).toMatchObject({ invitation: { standing: 'accepted', note: '' } })
    expect((await trailOf(bench, show.session.id)).slice(-3)).toEqual([
      'invitation.accept',
      'invitation.decline',
      'invitation.accept',
    ])
  })

  test('is for whoever was asked: not for the owner, the host or a stranger', async () => {
    const { id, version } = await asked()
    for (const who of [job.owner, host, await aPerson(bench)])
      for (const verb of ['acceptances', 'refusals'])
        expect(
          (await client.refused(who, 'POST', `/api/invitations/${id}/${verb}`, { expectedVersion: version })).code,
        ).toBe('not_found')
    expect(
      (await client.refused(null, 'POST', `/api/invitations/${id}/acceptances`, { expectedVersion: 1 })).code,
    ).toBe('not_signed_in')
    expect(await ownInvitations(job.owner.ctx)).not.toContainEqual(expect.objectContaining({ id }))
  })

  test('an answer to what has changed meanwhile is refused, and so is one too long or of strange characters', async () => {
    const { id, version } = await asked()
    await answers(id, version)
    await expect(answers(id, version, 'decline')).rejects.toMatchObject({ code: 'stale_version' })
    for (const note of ['长'.repeat(201), 'a\u202eb'])
      expect(
        (
          await client.refused(presenter, 'POST', `/api/invitations/${id}/refusals`, {
            expectedVersion: version + 1,
            note,
          })
        ).code,
      ).toBe('invalid_body')
  })

  test('yes and no at once: one of them counts', async () => {
    const { id, version } = await asked()
    const both = await Promise.allSettled([answers(id, version), answers(id, version, 'decline')])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('one may think better of it until the show starts, no longer', async () => {
    show = await aScheduledSession(bench, { job, host, presenter })
    const { id, version } = await answers((await asked()).id, 1)
    await startSession(host.ctx, show.session.id)
    await expect(answers(id, version, 'decline')).rejects.toMatchObject({ code: 'not_from_here' })
    expect(await ownInvitations(presenter.ctx)).toEqual([])
  })

  test('a yes to one evening is none to another: whoever agreed is asked anew, and answers for the new time', async () => {
    const { id, version } = await answers((await asked()).id, 1)
    await moveTo(new Date(Date.parse(show.session.plannedStart) + 3_600_000))
    expect(await seen()).toMatchObject({ invitation: { standing: 'moved' } })
    expect(await ownInvitations(presenter.ctx)).toContainEqual(expect.objectContaining({ id, standing: 'moved' }))
    expect(await asked()).toMatchObject({ standing: 'invited', answeredAt: null })
    expect(await messages()).toHaveLength(2)
    await expect(answers(id, version)).rejects.toMatchObject({ code: 'stale_version' })
    expect(await answers(id, version + 1)).toMatchObject({ standing: 'accepted' })
  })

  test('whoever sees the new time first may say yes to it without being asked again', async () => {
    const { id, version } = await answers((await asked()).id, 1)
    await moveTo(new Date(Date.parse(show.session.plannedStart) + 3_600_000))
    expect(await answers(id, version)).toMatchObject({ standing: 'accepted' })
  })
})

describe('a show that is moved', () => {
  test('asks who did not say no by itself once it is approved, one message for each time', async () => {
    show = await aScheduledSession(bench, { job, host, presenter })
    const { id, version } = await answers((await asked()).id, 1)
    expect(await askMoved(bench.system)).toBe(0)
    await moveTo(new Date(Date.parse(show.session.plannedStart) + 3_600_000))
    const [one, other] = await Promise.all([askMoved(bench.system), askMoved(bench.system)])
    expect(one + other).toBe(1)
    expect(await askMoved(bench.system)).toBe(0)
    expect((await messages()).map(({ template }) => template)).toEqual(['presenter_moved', 'presenter_invited'])
    expect(await seen()).toMatchObject({ invitation: { id, standing: 'invited', answeredAt: null } })
    expect(await answers(id, version + 1)).toMatchObject({ standing: 'accepted' })
    expect((await trailOf(bench, show.session.id)).slice(-2)).toEqual(['invitation.follow', 'invitation.accept'])
  })

  test('while the plan is still being made nobody is bothered, and whoever said no is left alone', async () => {
    await answers((await asked()).id, 1)
    await moveTo(new Date(Date.parse(show.session.plannedStart) + 3_600_000))
    expect(await askMoved(bench.system)).toBe(0)
    show = await aScheduledSession(bench, { job, host, presenter })
    await answers((await asked()).id, 1, 'decline')
    await moveTo(new Date(Date.parse(show.session.plannedStart) + 3_600_000))
    expect(await askMoved(bench.system)).toBe(0)
  })
})

describe('what ends it', () => {
  test('whoever is no longer in the plan is told, unless they said no; whoever stays keeps their answer', async () => {
    const colleague = await aMember(bench, job)
    const plan = async (presenterPersonId: string) => {
      const { version: expectedVersion } = await viewSession(host.ctx, show.session.id)
      const part = { title: '', employerId: job.employer.id, presenterPersonId, minutes: 30, jobIds: [] }
      await setRunOfShow(host.ctx, show.session.id, { expectedVersion, segments: [{ kind: 'employer', ...part }] })
    }
    await answers((await asked()).id, 1)
    await plan(presenter.personId)
    expect(await seen()).toMatchObject({ invitation: { standing: 'accepted' } })
    await plan(colleague.personId)
    expect((await messages()).map(({ template }) => template)).toEqual(['presenter_dropped', 'presenter_invited'])
    expect(await ownInvitations(presenter.ctx)).toEqual([])
    const { id } = await asked()
    await answerInvitation(colleague.ctx, id, 'decline', { expectedVersion: 1, note: '' })
    await plan(presenter.personId)
    expect((await messages()).filter(({ template }) => template === 'presenter_dropped')).toHaveLength(1)
  })

  test('the host asks no longer: it leaves the desk, and no answer is taken; asked again by name it stands anew', async () => {
    const { id, version } = await asked()
    const gone = await withdrawInvitation(host.ctx, id, { expectedVersion: version })
    expect(gone.standing).toBe('withdrawn')
    expect(await ownInvitations(presenter.ctx)).toEqual([])
    await expect(answers(id, gone.version)).rejects.toMatchObject({ code: 'not_from_here' })
    expect(await asked()).toMatchObject({ standing: 'withdrawn' })
    const again = await askPresenters(host.ctx, show.session.id, { presenterId: show.presenterId })
    expect(again).toMatchObject([{ invitation: { id, standing: 'invited' } }])
  })

  test('nobody else takes it back', async () => {
    const { id, version } = await asked()
    const verb = `/api/invitations/${id}/withdrawals`
    expect((await client.refused(presenter, 'POST', verb, { expectedVersion: version })).code).toBe('forbidden')
    expect((await client.refused(null, 'POST', verb, { expectedVersion: version })).code).toBe('not_signed_in')
  })

  test('whoever said no is asked again by name only, and whoever said yes not at all', async () => {
    const { id, version } = await answers((await asked()).id, 1, 'decline')
    expect(await asked()).toMatchObject({ standing: 'declined' })
    const one = () => askPresenters(host.ctx, show.session.id, { presenterId: show.presenterId })
    expect(await one()).toMatchObject([{ invitation: { standing: 'invited', note: '' } }])
    await answers(id, version + 1)
    await expect(one()).rejects.toMatchObject({ code: 'not_from_here' })
  })

  test('whoever leaves the company is not asked any more, and cannot be', async () => {
    const { id } = await asked()
    await removeMember(job.owner.ctx, job.employer.id, presenter.personId)
    expect(await seen()).toMatchObject({ entitled: false, invitation: { id, standing: 'withdrawn' } })
    const again = { presenterId: show.presenterId }
    expect((await client.refused(host, 'POST', path(), again)).code).toBe('presenter_left')
    expect(await ownInvitations((await signedIn(bench, presenter.personId, 'code')).ctx)).toEqual([])
  })

  test('asked and taken out of the company at the same moment, no invitation stands', async () => {
    for (let round = 0; round < 6; round++) {
      presenter = await aMember(bench, job)
      show = await aPlannedSession(bench, { job, host, presenter })
      await Promise.allSettled([
        askPresenters(host.ctx, show.session.id, {}),
        removeMember(job.owner.ctx, job.employer.id, presenter.personId),
      ])
      expect((await seen()).invitation?.standing ?? 'withdrawn', `round ${round}`).toBe('withdrawn')
    }
  })

  test('whoever comes onto the blacklist loses it, and the others of the company keep theirs', async () => {
    const listed = await aMember(bench, job)
    const theirs = await aPlannedSession(bench, { job, host, presenter: listed })
    await asked(theirs)
    await asked()
    await aBlacklisting(bench, { kind: 'member', employerId: job.employer.id, personId: listed.personId })
    expect(await seen(theirs)).toMatchObject({ entitled: false, invitation: { standing: 'withdrawn' } })
    expect((await seen()).invitation).toMatchObject({ standing: 'invited' })
    await expect(askPresenters(host.ctx, theirs.session.id, { presenterId: theirs.presenterId })).rejects.toMatchObject(
      { code: 'presenter_barred' },
    )
  })
})
