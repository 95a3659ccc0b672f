import type { BlacklistEntryView } from '@zhibo/core/blacklist/schema'
import { EmployerView } from '@zhibo/core/employers/schema'
import { MeView } from '@zhibo/core/identity/schema'
import { JobView } from '@zhibo/core/jobs/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { employerFile } from '../employers/read.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { inviteMember } from '../employers/invite.ts'
import { takeUnentitledOffAir } from '../sessions/person-off-air.ts'
import { putOnAir, takeOffAir } from '../sessions/on-air.ts'
import { viewSession } from '../sessions/view.ts'
import { anApplication } from '../testing/applications.ts'
import { aBlacklisting, grounds } from '../testing/blacklist.ts'
import { anApprovedEmployer } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aPhone, type SignedIn, signedIn } from '../testing/identity.ts'
import { aJobContent, aPublishedJob } from '../testing/jobs.ts'
import { aMember } from '../testing/members.ts'
import { aRunningSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { liftEntry } from './end.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())

const day = 86_400_000

/** A company in force with an open job, an applicant and a plain member, who is put on the blacklist. */
async function aListedMember() {
  const applied = await anApplication(bench)
  const member = await aMember(bench, applied)
  const whom = { kind: 'member', employerId: applied.employer.id, personId: member.personId } as const
  return { ...applied, member, ...(await aBlacklisting(bench, whom)) }
}
type Listed = Awaited<ReturnType<typeof aListedMember>>

const lift = (lead: SignedIn, entry: BlacklistEntryView) =>
  liftEntry(lead.ctx, entry.id, { expectedVersion: entry.version, reason: '查错了' })

describe('a plain member on the blacklist', () => {
  const acts: [string, (listed: Listed) => [method: 'POST' | 'PUT' | 'DELETE' | 'GET', path: string, body?: object]][] =
    [
      [
        'save the file',
        ({ employer: { id, version } }) => [
          'PUT',
          `/api/employers/${id}/draft`,
          { expectedVersion: version, draft: {} },
        ],
      ],
      [
        'hand it in',
        ({ employer: { id, version } }) => ['POST', `/api/employers/${id}/submissions`, { expectedVersion: version }],
      ],
      [
        'invite anybody',
        ({ employer: { id } }) => ['POST', `/api/employers/${id}/invitations`, { phone: aPhone(), name: '王五' }],
      ],
      ['begin a job', ({ employer: { id } }) => ['POST', '/api/jobs', { employerId: id, draft: {} }]],
      ['copy a job', ({ job }) => ['POST', `/api/jobs/${job.id}/copies`]],
      [
        'save a job',
        ({ job }) => ['PUT', `/api/jobs/${job.id}/draft`, { expectedVersion: job.version, draft: aJobContent() }],
      ],
      ['hand a job in', ({ job }) => ['POST', `/api/jobs/${job.id}/submissions`, { expectedVersion: job.version }]],
      ['stop a job', ({ job }) => ['POST', `/api/jobs/${job.id}/stop`, { expectedVersion: job.version }]],
      ['see who applied', ({ job }) => ['GET', `/api/jobs/${job.id}/applications`]],
      ['answer an applicant', ({ application }) => ['POST', `/api/applications/${application.id}/contact`, {}]],
      ['see an applicant’s number', ({ application }) => ['POST', `/api/applications/${application.id}/phone-reveals`]],
    ]
  let listed: Listed
  beforeAll(async () => {
    listed = await aListedMember()
  })

  test.each(acts)('may not %s', async (_, act) => {
    const problem = await client.refused(listed.member, ...act(listed))
    expect(problem).toMatchObject({ code: 'barred', status: 403, details: { until: listed.entry.until } })
  })

  test('still reads the file, the jobs and who acts for the company', async () => {
    const { member, employer, job } = listed
    for (const path of [
      `/api/employers/${employer.id}/file`,
      `/api/employers/${employer.id}/papers`,
      `/api/employers/${employer.id}/members`,
      `/api/jobs/${job.id}/file`,
    ])
      expect((await client.send(member, 'GET', path)).status, path).toBe(200)
    const mine = await client.ask(z.array(EmployerView), member, 'GET', '/api/employers/mine')
    expect(mine.body).toMatchObject([{ id: employer.id, state: 'approved' }])
    expect((await client.ask(z.array(JobView), member, 'GET', '/api/jobs/mine')).body).toMatchObject([{ id: job.id }])
  })

  test('is told why and until when, and nobody else is', async () => {
    const me = async (who: SignedIn) => (await client.ask(MeView, who, 'GET', '/api/me')).body.barredUntil
    expect(await me(listed.member)).toBe(listed.entry.until)
    expect(await me(listed.owner)).toBeNull()
    const told = (await readOutbox(bench.system, 5)).find(({ template }) => template === 'person_blacklisted')
    expect(told?.text).toContain(grounds.reason)
    expect(told?.text).toContain('2027-05-23')
  })

  test('may leave the company, and take nobody else out of it', async () => {
    const { member, owner, employer } = await aListedMember()
    const path = `/api/employers/${employer.id}/members`
    expect((await client.refused(member, 'DELETE', `${path}/${owner.personId}`)).code).toBe('barred')
    expect((await client.send(member, 'DELETE', `${path}/${member.personId}`)).status).toBe(204)
    expect((await client.refused(member, 'GET', `/api/employers/${employer.id}/file`)).code).toBe('not_found')
  })

  test('does not keep the company or its owner from anything', async () => {
    const { owner, employer } = listed
    const invite = { phone: aPhone(), name: '赵六' }
    expect((await client.send(owner, 'POST', `/api/employers/${employer.id}/invitations`, invite)).status).toBe(201)
  })

  test('may do all of it again once that is lifted, or over', async () => {
    const { lead, entry, member, employer } = await aListedMember()
    const save = { expectedVersion: employer.version, draft: employer.draft }
    await lift(lead, entry)
    expect((await client.send(member, 'PUT', `/api/employers/${employer.id}/draft`, save)).status).toBe(200)

    bench.clock.advance(182 * day)
    expect((await signedIn(bench, listed.member.personId, 'code')).actor.barredUntil).toBeNull()
    bench.clock.advance(-182 * day)
  })
})

describe('somebody on the blacklist', () => {
  const body = async () => ({ stationId: (await aStation(bench)).id, name: '（演示）换名制衣' })

  test('founds no company under a new name', async () => {
    const { owner, employer } = await anApprovedEmployer(bench)
    await aBlacklisting(bench, { kind: 'member', employerId: employer.id, personId: owner.personId })
    expect((await client.refused(owner, 'POST', '/api/employers', await body())).code).toBe('barred')
  })

  test('nor with a phone that nobody had when it was listed', async () => {
    const phone = aPhone()
    await aBlacklisting(bench, { kind: 'person', phone })
    const person = await aPerson(bench, phone)
    expect((await client.refused(person, 'POST', '/api/employers', await body())).code).toBe('barred')
  })

  test('accepts no invitation, and may decline it', async () => {
    const { owner, employer } = await anApprovedEmployer(bench)
    const phone = aPhone()
    const guest = await aPerson(bench, phone)
    const { id } = await inviteMember(owner.ctx, employer.id, { phone, name: '王五', role: 'member' })
    await aBlacklisting(bench, { kind: 'person', phone })
    const path = `/api/employers/invitations/${id}`
    expect((await client.refused(guest, 'POST', `${path}/acceptances`)).code).toBe('barred')
    expect((await client.send(guest, 'POST', `${path}/refusals`)).status).toBe(204)
  })
})

describe('a presenter', () => {
  async function aMemberOnAir() {
    const job = await aPublishedJob(bench)
    const presenter = await aMember(bench, job)
    const show = await aRunningSession(bench, { job, presenter })
    const states = async () => (await viewSession(show.host.ctx, show.session.id)).presenters.map(({ state }) => state)
    const list = () =>
      aBlacklisting(bench, { kind: 'member', employerId: job.employer.id, personId: presenter.personId })
    return { ...show, states, list }
  }

  test('who is put on the blacklist is off air at once; the company and its jobs stay', async () => {
    const { session, states, list, employer, owner } = await aMemberOnAir()
    expect(await states()).toEqual(['on_air'])
    await list()
    expect(await states()).toEqual(['off_air'])
    const news = (await eventsOf(bench, session.id, session.seq)).map(({ type }) => type)
    expect(news).toContain('presenter.off_air')
    expect(news).not.toContain('job.unavailable')
    expect((await employerFile(owner.ctx, employer.id)).state).toBe('approved')
  })

  test('on the blacklist is not put on air, and is once that is lifted', async () => {
    const { session, host, presenterId, states, list } = await aMemberOnAir()
    await takeOffAir(host.ctx, session.id, presenterId)
    const { entry, lead } = await list()
    await expect(putOnAir(host.ctx, session.id, presenterId)).rejects.toMatchObject({
      code: 'presenter_barred',
      details: { until: entry.until },
    })
    await lift(lead, entry)
    await putOnAir(host.ctx, session.id, presenterId)
    expect(await states()).toEqual(['on_air'])
  })

  test('put on in the moment of the signature is taken off by the sweep, and nobody else is', async () => {
    const other = await aMemberOnAir()
    const { presenterId, states, list } = await aMemberOnAir()
    await list()
    const onAir = { state: 'on_air' as const, on_air_since: bench.clock.read() }
    await bench.deps.db.updateTable('session_presenter').set(onAir).where('id', '=', presenterId).execute()
    await takeUnentitledOffAir(bench.system)
    expect(await states()).toEqual(['off_air'])
    expect(await other.states()).toEqual(['on_air'])
  })
})
