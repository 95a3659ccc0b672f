import type { SessionView } from '@zhibo/core/sessions/schema'
import type { Ctx, Tx } from '../../context.ts'
import { createSession } from '../../sessions/create.ts'
import { endSession } from '../../sessions/end.ts'
import { putOnAir, takeOffAir } from '../../sessions/on-air.ts'
import { setRunOfShow } from '../../sessions/set-run-of-show.ts'
import { startSession } from '../../sessions/start.ts'
import { submitSession } from '../../sessions/submit.ts'
import { archive } from './archive.ts'
import { tellConnection } from './evidence.ts'
import { type PastSession, pastSessions } from './plan.ts'
import { review } from './review.ts'
import { at, type Cast, day, hour, minute } from './stage.ts'
import { askAround } from './talk.ts'

/** What the applications of the past look up: which sessions there were, with which jobs. */
export interface PastShow {
  id: string
  from: number
  to: number
  jobIds: readonly string[]
}

/** Only of the last weeks is it kept what was asked: enough to look at. */
const talkedDays = 21
const answered = 3

const titles = ['车间专场', '招工专场', '进厂看车间', '夜校班后专场', '返乡就业专场']

/** Holds the sessions of the past one after another, each planned a week before and reviewed. */
export async function holdPastSessions(tx: Tx, cast: Cast): Promise<PastShow[]> {
  const shows: PastShow[] = []
  for (const [nth, past] of pastSessions(cast.now).entries())
    shows.push(await hold({ ...tx, media: archive }, cast, past, nth))
  return shows
}

async function hold(ctx: Ctx, cast: Cast, past: PastSession, nth: number): Promise<PastShow> {
  const station = cast.stations[past.station]!
  const planned = await schedule(ctx, cast, {
    stationId: station.id,
    studioId: station.studioIds[0] ?? null,
    title: `（演示）${titles[nth % titles.length]}`,
    start: past.start,
    minutes: Math.max(past.minutes, 120),
    since: past.start - 6 * day,
    segments: segmentsAt(cast, past.station, nth),
  })
  await startSession(at(ctx, past.start, cast.host), planned.id)
  const end = past.start + past.minutes * minute
  const share = (end - past.start) / planned.presenters.length
  for (const [turn, presenter] of planned.presenters.entries()) {
    const from = past.start + turn * share + 20_000
    await present(ctx, cast, past, {
      sessionId: planned.id,
      presenterId: presenter.id,
      from,
      to: from + share - 30_000,
    })
  }
  if (cast.now.getTime() - end < talkedDays * day) await askAround(at(ctx, end), planned, cast.host, answered)
  await endSession(at(ctx, end + 15_000, cast.host), planned.id)
  return {
    id: planned.id,
    from: past.start,
    to: end,
    jobIds: planned.segments.flatMap((segment) => segment.jobs.map((job) => job.id)),
  }
}

async function present(
  ctx: Ctx,
  cast: Cast,
  { kind }: PastSession,
  turn: { sessionId: string; presenterId: string; from: number; to: number },
): Promise<void> {
  const { sessionId, presenterId, from, to } = turn
  const gap = kind === 'cut' ? { from: (from + to) / 2, to: (from + to) / 2 + 4 * minute } : null
  await putOnAir(at(ctx, from - 5_000, cast.host), sessionId, presenterId)
  const stretches = gap ? [[from, gap.from] as const, [gap.to, to] as const] : [[from, to] as const]
  for (const [begin, end] of stretches)
    await tellConnection(ctx, { sessionId, presenterId, from: begin, to: end, picture: kind !== 'dark' })
  await takeOffAir(at(ctx, to + 3_000, cast.host), sessionId, presenterId)
}

/** Two employers of the station, each with two of their jobs; which ones changes from session to session. */
export function segmentsAt(cast: Cast, station: number, nth: number) {
  const owners = [...new Set(cast.jobs.map((job) => job.employer))].filter(
    (at) => cast.employers[at]!.stationId === cast.stations[station]!.id,
  )
  return Array.from({ length: Math.min(2, owners.length) }, (_, turn) => {
    const employer = owners[(turn + nth) % owners.length]!
    return { employer, jobs: cast.jobs.filter((job) => job.employer === employer).slice(0, 2) }
  }).map(({ employer, jobs }) => ({
    kind: 'employer' as const,
    title: '',
    employerId: cast.employers[employer]!.id,
    presenterPersonId: null,
    minutes: 40,
    jobIds: jobs.map(({ card }) => card.id),
  }))
}

export interface Plan {
  stationId: string
  studioId: string | null
  /** Who is asked to hold it too. */
  partnerIds?: string[]
  title: string
  start: number
  minutes: number
  /** When it was planned; it is reviewed five hours later. */
  since: number
  segments: ReturnType<typeof segmentsAt>
}

/** Plans a session and has the plan reviewed: it stands in the programme. */
export async function schedule(ctx: Ctx, cast: Pick<Cast, 'host' | 'reviewer'>, plan: Plan): Promise<SessionView> {
  const session = await planSession(ctx, cast, plan)
  const decided = plan.since + Math.min(5 * hour, (plan.start - plan.since) / 2)
  await review(at(ctx, Math.min(decided, ctx.clock().getTime()), cast.reviewer), 'session_plan', session.id)
  return session
}

/** Plans a session and hands the plan in. */
export async function planSession(ctx: Ctx, cast: Pick<Cast, 'host'>, plan: Plan): Promise<SessionView> {
  const by = at(ctx, plan.since, cast.host)
  const { id, version } = await createSession(by, {
    stationId: plan.stationId,
    studioId: plan.studioId,
    partnerIds: plan.partnerIds,
    title: plan.title,
    kind: 'recruiting',
    theme: null,
    setupBeforeMinutes: 0,
    setupAfterMinutes: 0,
    plannedStart: new Date(plan.start).toISOString(),
    plannedEnd: new Date(plan.start + plan.minutes * minute).toISOString(),
    holdsFirstQuestions: false,
  })
  const { segments } = plan
  const set = await setRunOfShow(by, id, { expectedVersion: version, segments })
  return submitSession(by, id, { expectedVersion: set.version })
}
