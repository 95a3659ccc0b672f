import { shanghaiDay } from '@zhibo/core/day'
import type { PersonActor } from '../../actor.ts'
import { asActor, type Ctx } from '../../context.ts'
import { accountHolder } from '../../identity/people.ts'
import { searchJobs } from '../../jobs/read.ts'
import { found } from '../../problem.ts'
import { endSession } from '../../sessions/end.ts'
import { listSessions } from '../../sessions/list.ts'
import { putOnAir } from '../../sessions/on-air.ts'
import { pinJob } from '../../sessions/pin.ts'
import { startSession } from '../../sessions/start.ts'
import { viewSession } from '../../sessions/view.ts'
import { stationBySlug } from '../../stations/by-slug.ts'
import { listStudios } from '../../stations/queries.ts'
import { demoEmployers } from './employers.ts'
import { type Plan, schedule } from './history.ts'
import { inviteTwo } from './invite.ts'
import { day, hour, shanghai, staff } from './stage.ts'
import { demoStations } from './stations.ts'
import { askAround } from './talk.ts'

const showMinutes = 180
/** A show that has been on for longer was left behind by an earlier start. */
const staleMs = 4 * hour

/**
 * Sees to it that a show is on air now and another stands in the programme for tomorrow. Runs at every start: the demo
 * of yesterday has a show today, and one that somebody ended comes back with the next start.
 */
export async function ensureShows(ctx: Ctx): Promise<void> {
  const stationId = found(await stationBySlug(ctx, demoStations[0]!.slug))
  const crew = {
    host: staff(found(await accountHolder(ctx, 'demo-host')), 'host'),
    reviewer: staff(found(await accountHolder(ctx, 'demo-reviewer')), 'reviewer'),
  }
  if (!(await isOnAir(ctx, stationId, crew.host))) await goOnAir(ctx, stationId, crew)
  if (!(await isPlanned(ctx, stationId))) await planTomorrow(ctx, stationId, crew)
}

async function isOnAir(ctx: Ctx, stationId: string, host: PersonActor): Promise<boolean> {
  let onAir = false
  for (const state of ['live', 'interrupted'] as const) {
    const { sessions } = await listSessions(ctx, { stationId, state, limit: 20 })
    for (const { id, startedAt } of sessions) {
      const age = ctx.clock().getTime() - Date.parse(startedAt ?? '')
      // One that was interrupted when everything was shut down goes on when its presenter is back.
      if (age < staleMs && !(await viewSession(ctx, id)).stopped) onAir = true
      else await endSession(asActor(ctx, host), id)
    }
  }
  return onAir
}

async function isPlanned(ctx: Ctx, stationId: string): Promise<boolean> {
  const from = ctx.clock().toISOString()
  const { sessions } = await listSessions(ctx, { stationId, state: 'scheduled', from, limit: 1 })
  return sessions.length > 0
}

type Crew = Record<'host' | 'reviewer', PersonActor>

async function goOnAir(ctx: Ctx, stationId: string, crew: Crew): Promise<void> {
  const now = ctx.clock().getTime()
  const session = await schedule(ctx, crew, {
    stationId,
    studioId: null,
    title: '（演示）轻纺园进厂看车间',
    start: now,
    minutes: showMinutes,
    // A day that is over is closed in the trail: what is made now is made today.
    since: now,
    segments: await segments(ctx),
  })
  const hosting = asActor(ctx, crew.host)
  await startSession(hosting, session.id)
  const first = session.segments[0]!
  await putOnAir(hosting, session.id, found(first.presenterId))
  await pinJob(hosting, session.id, { jobId: first.jobs[0]!.id })
  await askAround(ctx, session, crew.host)
}

/** In the studio of the first show; tomorrow evening, unless somebody has booked it. */
async function planTomorrow(ctx: Ctx, stationId: string, crew: Crew): Promise<void> {
  const now = ctx.clock().getTime()
  const start = shanghai(shanghaiDay(new Date(now + day)), '19:30')
  const studios = await listStudios(ctx, [stationId])
  const { id } = await schedule(ctx, crew, {
    stationId,
    studioId: studios[0]?.id ?? null,
    title: '（演示）夜校班后专场：工价一条条讲清楚',
    start,
    minutes: 120,
    // A day that is over is closed in the trail: what is made now is made today.
    since: now,
    segments: (await segments(ctx)).toReversed(),
  })
  await inviteTwo(ctx, id, crew.host)
}

/** The three employers whose people the demo can be, with up to three of their jobs each. */
async function segments(ctx: Ctx): Promise<Plan['segments']> {
  const jobs = await searchJobs(ctx, { limit: 100 })
  return demoEmployers.slice(0, 3).flatMap(({ name }) => {
    const own = jobs.filter((job) => job.employerName === name).slice(0, 3)
    const [first] = own
    if (!first) return []
    return {
      kind: 'employer',
      title: '',
      employerId: first.employerId,
      presenterPersonId: null,
      minutes: 50,
      jobIds: own.map(({ id }) => id),
    }
  })
}
