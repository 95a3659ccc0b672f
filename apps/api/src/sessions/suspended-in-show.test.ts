import { jobsInRoom } from '@zhibo/core/live/jobs-in-room'
import type { LiveEvent } from '@zhibo/core/live/events'
import { applyEvent, liveStateOf } from '@zhibo/core/live/state'
import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { countHire, uncountHire } from '../jobs/count-hire.ts'
import { reinstateCase, suspendCase } from '../reviews/suspend.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { aPublishedJob } from '../testing/jobs.ts'
import { signed } from '../testing/reviews.ts'
import { type APlannedSession, aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'
import { showCorrection } from './correct.ts'
import { viewSession } from './view.ts'

let bench: Bench
let lead: SignedIn
beforeAll(async () => {
  bench = await aBench()
  lead = await aStaff(bench, 'lead')
})
afterAll(() => bench.close())

const why = { reasonCode: 'pay_exaggerated' as const, publicNote: '工价与车间不符', internalNote: '' }

/** Suspends what was approved of a show's job or employer; answers how to lift it. */
async function suspended(show: APlannedSession, subject: ReviewSubject): Promise<() => Promise<unknown>> {
  const { id, version } = await bench.deps.db
    .selectFrom('review_case')
    .select(['id', 'version'])
    .where('subject', '=', subject)
    .where('subject_id', '=', subject === 'job' ? show.job.id : show.employer.id)
    .executeTakeFirstOrThrow()
  const taken = await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
  return async () => signed(bench, await reinstateCase(lead.ctx, id, { expectedVersion: taken.version, ...why }))
}

/** A page that was opened when the show began, or is opened now. */
const opened = async ({ session, host }: APlannedSession) => {
  const view = await viewSession(host.ctx, session.id)
  const cards = view.segments.flatMap(({ jobs }) => jobs)
  return { cards, live: liveStateOf(view, []) }
}
const after = ({ cards, live }: Awaited<ReturnType<typeof opened>>, events: readonly LiveEvent[]) => {
  const now = events.reduce(applyEvent, live)
  return { correction: now.correction, open: jobsInRoom(cards, now).map(({ id, state }) => [id, state]) }
}
const seenBy = async (page: Awaited<ReturnType<typeof opened>>, { session }: APlannedSession) =>
  after(page, await eventsOf(bench, session.id))

describe('a job suspended during a show', () => {
  test('leaves every screen with a banner that names it, and comes back with its reinstatement', async () => {
    const show = await aRunningSession(bench)
    const [early, shown] = [await opened(show), [[show.job.id, 'published']]]
    const lift = await suspended(show, 'job')
    const banner = expect.stringContaining(`「${show.card.title}」`)
    const late = await opened(show)
    expect(await seenBy(early, show)).toEqual({ correction: banner, open: [] })
    expect(after(late, [])).toEqual({ correction: banner, open: [] })

    await lift()
    for (const page of [early, late, await opened(show)])
      expect(await seenBy(page, show)).toEqual({ correction: null, open: shown })
  })

  test('is not offered by a place that comes free meanwhile', async () => {
    const show = await aRunningSession(bench, { job: await aPublishedJob(bench, { headcount: 1 }) })
    const page = await opened(show)
    await withTx(bench.system, (tx) => countHire(tx, show.job.id))
    await suspended(show, 'job')
    await withTx(bench.system, (tx) => uncountHire(tx, show.job.id))
    expect((await seenBy(page, show)).open).toEqual([])
  })

  test('takes no other banner down when it comes back', async () => {
    const show = await aRunningSession(bench)
    const page = await opened(show)
    const lift = await suspended(show, 'job')
    await showCorrection(show.host.ctx, show.session.id, { text: '保底是 2,600 元。' })
    await lift()
    expect((await seenBy(page, show)).correction).toBe('保底是 2,600 元。')
  })

  test('puts no banner on a show that has not begun', async () => {
    const show = await aScheduledSession(bench)
    await suspended(show, 'job')
    expect((await viewSession(show.host.ctx, show.session.id)).correction).toBeNull()
  })
})

test('a place that comes free again is offered again in the room', async () => {
  const show = await aRunningSession(bench, { job: await aPublishedJob(bench, { headcount: 1 }) })
  const page = await opened(show)
  await withTx(bench.system, (tx) => countHire(tx, show.job.id))
  expect((await seenBy(page, show)).open).toEqual([])
  await withTx(bench.system, (tx) => uncountHire(tx, show.job.id))
  expect((await seenBy(page, show)).open).toEqual([[show.job.id, 'published']])
})

test('an employer that is reinstated during its show has its jobs back, and nothing says that it is not verified', async () => {
  const show = await aRunningSession(bench)
  const page = await opened(show)
  const lift = await suspended(show, 'employer')
  expect(await seenBy(page, show)).toEqual({
    correction: expect.stringContaining(`${show.employer.name}目前没有有效的核验`),
    open: [],
  })
  const late = await opened(show)
  await lift()
  for (const each of [page, late])
    expect(await seenBy(each, show)).toEqual({ correction: null, open: [[show.job.id, 'published']] })
})
