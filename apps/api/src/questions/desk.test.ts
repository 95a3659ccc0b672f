import { transition } from '@zhibo/core/lifecycle'
import { type QuestionAction, questionLifecycle, type QuestionRole } from '@zhibo/core/questions/lifecycle'
import { type QuestionState, QuestionState as States } from '@zhibo/core/questions/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { suspendCase } from '../reviews/suspend.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { setRunOfShow } from '../sessions/set-run-of-show.ts'
import { entriesOf, trailOf } from '../testing/audit.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aTalk } from '../testing/questions.ts'
import { type APlannedSession, aPlannedSession, aRunningSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let seeker: SignedIn
let running: APlannedSession
let talk: ReturnType<typeof aTalk>

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  running = await aRunningSession(bench, { job, host })
  talk = aTalk(bench, running.session.id)
  seeker = await aPerson(bench)
})

const told = () => eventsOf(bench, running.session.id, running.session.seq)
const hidden = { reasonCode: 'off_topic' }
const bodies: Partial<Record<QuestionAction, object>> = { hide: hidden, hold: {} }

describe('each action from each state by each role', () => {
  const ways: Record<QuestionState, (id: string) => Promise<unknown>> = {
    open: async () => undefined,
    held: (id) => talk.act(host, id, 'hold'),
    taken: (id) => talk.act(host, id, 'take'),
    answered: (id) => talk.act(host, id, 'answer'),
    hidden: (id) => talk.act(host, id, 'hide', hidden),
  }
  const actions = (Object.keys(questionLifecycle) as QuestionAction[]).filter((action) => action !== 'merge')

  test.each(States.options)('from %s', async (from) => {
    const elsewhere = (await aPublishedJob(bench)).owner
    for (const action of actions)
      for (const role of ['host', 'presenter', 'seeker', 'elsewhere'] as const) {
        bench.clock.advance(61_000)
        const question = await talk.ask(seeker, `${action} ${role}`)
        await ways[from](question.id)
        const who = { host, presenter: running.presenter, seeker, elsewhere }[role]
        const outcome = transition<QuestionState, QuestionAction, QuestionRole>(
          questionLifecycle,
          from,
          action,
          role === 'host' || role === 'presenter' ? [role] : [],
          'off_topic',
        )
        if ('to' in outcome)
          expect(await talk.act(who, question.id, action, bodies[action])).toMatchObject({ state: outcome.to })
        else
          expect(await talk.refusal(who, question.id, action, bodies[action])).toBe(
            outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused,
          )
      }
  })

  test('nobody unknown', async () => {
    const question = await talk.ask(seeker, '包住吗')
    for (const action of actions)
      expect(await talk.refusal(null, question.id, action, bodies[action])).toBe('not_signed_in')
    expect((await talk.client.refused(null, 'GET', `${talk.path}/desk`)).code).toBe('not_signed_in')
    for (const who of [seeker, running.presenter])
      expect((await talk.client.refused(who, 'GET', `${talk.path}/desk`)).code).toBe('forbidden')
  })
})

describe('reasons', () => {
  test('hiding needs one: its name, or words', async () => {
    const { id } = await talk.ask(seeker, '随便说说')
    for (const none of [{}, { reason: ' ' }, { reasonCode: 'other' }])
      expect(await talk.refusal(host, id, 'hide', none)).toBe('reason_required')
    await talk.act(host, id, 'hide', { reason: '和招聘无关' })
    expect((await talk.mine(seeker)).questions).toMatchObject([
      { id, state: 'hidden', reasonCode: 'other', reason: '和招聘无关' },
    ])
  })

  test('of holding and hiding are in the trail by name, never in words', async () => {
    const { id } = await talk.ask(seeker, '随便说说')
    await talk.act(host, id, 'hold', {})
    await talk.act(host, id, 'release')
    await talk.act(host, id, 'hide', { reasonCode: 'insult', reason: '骂人的话' })
    const trail = await entriesOf(bench, 'question', id)
    expect(trail.map(({ action, detail }) => [action, detail.reasonCode])).toEqual([
      ['question.asked', undefined],
      ['question.hold', 'to_check'],
      ['question.release', undefined],
      ['question.hide', 'insult'],
    ])
    expect(JSON.stringify(trail)).not.toContain('骂人')
    expect(new Set(trail.map(({ scope }) => scope))).toEqual(new Set([job.stationId]))
  })
})

describe('an answer', () => {
  test('by voice carries the time of the show at which it was taken up', async () => {
    const began = Date.parse(running.session.startedAt!)
    const { id } = await talk.ask(seeker, '包住吗')
    bench.clock.set(new Date(began + 12 * 60_000))
    expect(await talk.act(running.presenter, id, 'take')).toMatchObject({ state: 'taken', answeredAtMs: null })
    bench.clock.advance(90_000)
    expect(await talk.act(host, id, 'answer')).toMatchObject({
      state: 'answered',
      answeredBy: 'voice',
      answer: null,
      answeredAtMs: 12 * 60_000,
    })
  })

  test('by voice without taking it up first, or in words, carries the time it was given', async () => {
    const began = Date.parse(running.session.startedAt!)
    const [spoken, written] = [await talk.ask(seeker, '包住吗'), await talk.ask(seeker, '几点发工资？')]
    bench.clock.set(new Date(began + 5_000))
    expect(await talk.act(host, spoken.id, 'answer')).toMatchObject({ answeredBy: 'voice', answeredAtMs: 5_000 })
    await talk.act(host, written.id, 'take')
    bench.clock.advance(60_000)
    expect(await talk.act(host, written.id, 'answer', { text: '15 号' })).toMatchObject({
      answeredBy: 'text',
      answer: '15 号',
      answeredAtMs: 65_000,
    })
  })

  test('a question put back has no time, and one taken up again has the new one', async () => {
    const began = Date.parse(running.session.startedAt!)
    const { id } = await talk.ask(seeker, '包住吗')
    bench.clock.set(new Date(began + 10_000))
    await talk.act(host, id, 'take')
    expect(await talk.act(host, id, 'putBack')).toMatchObject({ state: 'open' })
    bench.clock.set(new Date(began + 70_000))
    await talk.act(host, id, 'take')
    expect(await talk.act(host, id, 'answer')).toMatchObject({ answeredAtMs: 70_000 })
  })

  test('keeps the job that was named when it was asked, and may name another of this show', async () => {
    const { id } = await talk.ask(seeker, '几点下班', { jobId: job.job.id })
    expect(await talk.act(host, id, 'answer', { text: '六点' })).toMatchObject({ jobId: job.job.id })
    const other = await aPublishedJob(bench, { by: job })
    const next = await talk.ask(seeker, '包住吗')
    expect(await talk.refusal(host, next.id, 'answer', { text: '包', jobId: other.job.id })).toBe('not_found')
  })

  test('by voice is none while the show is stopped', async () => {
    const { id } = await talk.ask(seeker, '包住吗')
    await emergencyStop(host.ctx, running.session.id, { reason: '演练' })
    expect(await talk.refusal(host, id, 'answer')).toBe('session_stopped')
    expect(await talk.act(host, id, 'answer', { text: '包住' })).toMatchObject({ state: 'answered' })
  })

  test('on a job is given by its own employer’s people, not by those who present beside them', async () => {
    const other = await aPublishedJob(bench)
    const plan = await aPlannedSession(bench, { job, host })
    const employer = { kind: 'employer' as const, title: '', presenterPersonId: null, minutes: 20 }
    const { session } = plan
    await setRunOfShow(host.ctx, session.id, {
      expectedVersion: session.version,
      segments: [
        { ...employer, employerId: job.employer.id, jobIds: [job.job.id] },
        { ...employer, employerId: other.employer.id, jobIds: [other.job.id] },
      ],
    })
    await bench.deps.db
      .updateTable('live_session')
      .set({ state: 'live', started_at: bench.clock.read(), announced_at: bench.clock.read() })
      .where('id', '=', session.id)
      .execute()
    const joint = aTalk(bench, session.id)
    const [own, any] = [await joint.ask(seeker, '几点下班', { jobId: job.job.id }), await joint.ask(seeker, '远不远')]
    expect(await joint.refusal(other.owner, own.id, 'take')).toBe('forbidden')
    expect(await joint.refusal(other.owner, any.id, 'answer', { jobId: job.job.id })).toBe('forbidden')
    expect(await joint.act(other.owner, any.id, 'take')).toMatchObject({ state: 'taken' })
    expect(await joint.act(job.owner, own.id, 'take')).toMatchObject({ state: 'taken' })
  })

  test('is no more given by whose employer was suspended', async () => {
    const own = await aPublishedJob(bench)
    running = await aRunningSession(bench, { job: own })
    talk = aTalk(bench, running.session.id)
    const { id } = await talk.ask(seeker, '包住吗')
    await talk.act(running.presenter, id, 'take')
    const lead = await aStaff(bench, 'lead')
    const open = await bench.deps.db
      .selectFrom('review_case')
      .select(['id', 'version'])
      .where('subject_id', '=', own.employer.id)
      .executeTakeFirstOrThrow()
    const why = { reasonCode: 'fees', publicNote: '收取押金', internalNote: '' } as const
    await suspendCase(lead.ctx, open.id, { expectedVersion: open.version, ...why })
    expect(await talk.refusal(running.presenter, id, 'answer', { text: '包住' })).toBe('forbidden')
  })
})

describe('merging', () => {
  test('gives who asked one and who wanted it to the other, each person once', async () => {
    const [asker, also, both] = [await aPerson(bench), await aPerson(bench), await aPerson(bench)]
    const kept = await talk.ask(seeker, '包住吗')
    const same = await talk.ask(asker, '有宿舍吗？')
    await talk.vote(both, kept.id)
    await talk.vote(both, same.id)
    await talk.vote(also, same.id)
    await talk.vote(seeker, same.id)
    await talk.act(host, same.id, 'merge', { into: kept.id })

    // Its asker, the two who wanted it; who asked the kept one wants it anyway.
    expect(await talk.seenBy(null)).toMatchObject([{ id: kept.id, votes: 3 }])
    expect((await talk.mine(asker)).questions).toMatchObject([
      { id: same.id, state: 'hidden', mergedInto: { id: kept.id, text: '包住吗' }, reasonCode: null },
    ])
  })

  test('of five at once leaves one, in one press and one transaction', async () => {
    const askers = await Promise.all(Array.from({ length: 5 }, () => aPerson(bench)))
    const [first, ...rest] = await Promise.all(askers.map((who) => talk.ask(who, '有没有夫妻房')))
    const path = `${talk.path}/${first!.id}/merges`
    const ids = rest.map(({ id }) => id)
    // One that is not there, and nothing is merged.
    expect((await talk.client.refused(host, 'POST', path, { questionIds: [...ids, crypto.randomUUID()] })).code).toBe(
      'not_found',
    )
    expect(await talk.seenBy(null)).toHaveLength(5)
    expect((await talk.client.send(host, 'POST', path, { questionIds: [...ids, ids[0]] })).status).toBe(200)
    expect(await talk.seenBy(null)).toMatchObject([{ id: first!.id, votes: 4 }])
    expect((await told()).filter(({ type }) => type === 'question.removed')).toHaveLength(4)
    expect(await trailOf(bench, ids[0]!)).toEqual(['question.asked', 'question.merge'])
  })

  test('is into what everyone sees, and into no other show', async () => {
    const [one, two] = [await talk.ask(seeker, '一'), await talk.ask(seeker, '二')]
    expect(await talk.refusal(host, one.id, 'merge', { into: one.id })).toBe('not_from_here')
    await talk.act(host, two.id, 'hold')
    expect(await talk.refusal(host, one.id, 'merge', { into: two.id })).toBe('not_from_here')
    const elsewhere = aTalk(bench, (await aRunningSession(bench, { job, host })).session.id)
    const far = await elsewhere.ask(seeker, '三')
    expect(await talk.refusal(host, one.id, 'merge', { into: far.id })).toBe('not_found')
    for (const who of [running.presenter, seeker])
      expect(await talk.refusal(who, one.id, 'merge', { into: one.id })).toBe('forbidden')
  })

  test('by mistake is undone by letting it out again', async () => {
    const [one, two] = [await talk.ask(seeker, '工资多少'), await talk.ask(await aPerson(bench), '几号发工资')]
    await talk.act(host, two.id, 'merge', { into: one.id })
    await talk.act(host, two.id, 'release')
    expect((await talk.seenBy(null)).map(({ id }) => id).toSorted()).toEqual([one.id, two.id].toSorted())
  })
})

test('what was hidden or merged stays at the desk with its reason: let out again, or its asker muted after', async () => {
  const [kept, same] = [await talk.ask(seeker, '工资多少'), await talk.ask(await aPerson(bench), '几号发工资')]
  const hidden = await talk.ask(await aPerson(bench), '有没有夫妻房')
  await talk.act(host, same.id, 'merge', { into: kept.id })
  await talk.act(host, hidden.id, 'hide', { reasonCode: 'advert' })
  expect(await talk.desk(host)).toMatchObject([
    { id: kept.id, state: 'open', reasonCode: null },
    { id: hidden.id, state: 'hidden', reasonCode: 'advert', reason: '' },
    { id: same.id, state: 'hidden', reasonCode: null },
  ])
  expect((await talk.seenBy(null)).map(({ id }) => id)).toEqual([kept.id])

  expect(
    (await talk.client.send(host, 'POST', `${talk.path}/${hidden.id}/mutes`, { reasonCode: 'advert' })).status,
  ).toBe(201)
  await talk.act(host, same.id, 'release')
  expect((await talk.desk(host)).find(({ id }) => id === same.id)).toMatchObject({ state: 'open' })
})

test('the desk has what is held first, what was found in it, and how its asker stands', async () => {
  const troll = await aPerson(bench)
  const first = await talk.ask(troll, '傻逼主播')
  await talk.act(host, first.id, 'hide', { reasonCode: 'insult' })
  const held = await talk.ask(troll, '加微信 abc_1234 再聊')
  const open = await talk.ask(seeker, '有没有夫妻房')
  await talk.client.send(host, 'POST', `${talk.path}/${held.id}/mutes`, { reasonCode: 'insult' })

  const [shown, next] = await talk.desk(host)
  expect(shown).toMatchObject({
    id: held.id,
    state: 'held',
    heldFor: 'contact',
    text: '加微信 abc_1234 再聊',
    asker: { hidden: 1, silence: 'muted' },
  })
  expect(shown!.found.map(({ start, end }) => shown!.text.slice(start, end))).toEqual(['加微信 abc_1234'])
  expect(next).toMatchObject({ id: open.id, gist: '夫妻房', found: [], asker: { hidden: 0, silence: null } })
  expect(JSON.stringify(await talk.desk(host))).not.toContain(troll.personId)
})
