import { shanghaiDay } from '@zhibo/core/day'
import type { LeftToDo, Presence, TimelineView } from '@zhibo/core/timeline/schema'
import { requirePerson } from '../actor.ts'
import { applicationsOfSession } from '../applications/of-session.ts'
import type { Ctx } from '../context.ts'
import { sessionDeviations } from '../deviations/list.ts'
import { readLedger } from '../ledger/read.ts'
import { viewersOf } from '../live/viewers.ts'
import { presenceOf } from '../media/presence.ts'
import { AppError } from '../problem.ts'
import { askedInSession } from '../questions/in-session.ts'
import { isStaff, stationFor } from '../sessions/standing.ts'
import { viewSession } from '../sessions/view.ts'
import { happeningsOf } from './happenings.ts'

const stepSeconds = 30

/** A show minute by minute, out of what was really written down while it went on. For the staff of its station alone. */
export async function readTimeline(ctx: Ctx, sessionId: string): Promise<TimelineView> {
  const me = requirePerson(ctx.actor)
  const session = await viewSession(ctx, sessionId)
  const show = { station_id: session.stationId, partner_ids: session.partnerIds }
  if (!isStaff(me, show)) throw new AppError('forbidden')
  const questions = await askedInSession(ctx, sessionId)
  const deviations = await sessionDeviations(ctx, sessionId)
  const applications = await applicationsOfSession(ctx, sessionId)
  const begun = session.startedAt ? new Date(session.startedAt) : null
  const viewers = begun ? await viewersOf(ctx, sessionId, { from: begun, stepSeconds }) : []
  const titles = new Map(session.segments.flatMap(({ jobs }) => jobs).map((job) => [job.id, job.title]))
  const { stationId, title, state, plannedStart, plannedEnd, startedAt, endedAt } = session
  return {
    sessionId,
    stationId,
    title,
    state,
    plannedStart,
    plannedEnd,
    startedAt,
    endedAt,
    happenings: await happeningsOf(ctx, session, { questions, deviations, titles }),
    presences: await presencesOf(ctx, session),
    viewers: viewers.map(({ at, viewers: count }) => ({ at: at.toISOString(), viewers: count })),
    applications: {
      perMinute: applications.perMinute.map(({ minute, count }) => ({ minute: minute.toISOString(), count })),
      perJob: [...applications.perJob].map(([jobId, count]) => ({ jobId, title: titles.get(jobId) ?? '', count })),
    },
    airtime: begun ? await airtimeOf(ctx, stationFor(me, show), sessionId, begun) : null,
    toDo: leftToDo(questions, deviations),
  }
}

async function presencesOf(
  ctx: Ctx,
  { id, presenters, stationName }: Awaited<ReturnType<typeof viewSession>>,
): Promise<Presence[]> {
  const names = new Map(presenters.map((presenter) => [presenter.id, presenter.name]))
  return (await presenceOf(ctx, id)).map(({ presenterId, source, from, to, muted }) => ({
    presenterId,
    name: (presenterId && names.get(presenterId)) || stationName,
    source,
    from: from.toISOString(),
    to: to?.toISOString() ?? null,
    muted: muted.map((span) => ({ from: span.from.toISOString(), to: span.to?.toISOString() ?? null })),
  }))
}

/** What the ledger says of it, so that the two can never differ. */
async function airtimeOf(
  ctx: Ctx,
  stationId: string,
  sessionId: string,
  begun: Date,
): Promise<TimelineView['airtime']> {
  const ledger = await readLedger(ctx, stationId, shanghaiDay(begun).slice(0, 7))
  const row = ledger.rows.find(({ id }) => id === sessionId)
  if (!row) return null
  const { airtimeMs, counted, reason, stretches } = row
  return { airtimeMs, counted, reason, stretches, minSessionMs: ledger.minSessionMs }
}

type Questions = Awaited<ReturnType<typeof askedInSession>>
type Deviations = Awaited<ReturnType<typeof sessionDeviations>>

function leftToDo(questions: Questions, deviations: Deviations): LeftToDo[] {
  const held = questions.filter(({ state }) => state === 'held')
  const unanswered = questions.filter(({ state }) => state === 'open' || state === 'taken')
  const open = deviations.filter(({ state }) => state === 'open')
  const explained = deviations.filter(({ state }) => state === 'explained')
  const all: (Omit<LeftToDo, 'count'> & { of: readonly unknown[] })[] = [
    { kind: 'held_questions', of: held, dueAt: null },
    {
      kind: 'unanswered_questions',
      of: unanswered,
      dueAt: earliest(unanswered.map(({ answerDueAt }) => answerDueAt?.toISOString() ?? null)),
    },
    { kind: 'open_deviations', of: open, dueAt: earliest(open.map(({ answerDueAt }) => answerDueAt)) },
    { kind: 'explained_deviations', of: explained, dueAt: null },
  ]
  return all.flatMap(({ of, ...rest }) => (of.length > 0 ? { ...rest, count: of.length } : []))
}

const earliest = (times: readonly (string | null)[]): string | null =>
  times.flatMap((time) => time ?? []).toSorted()[0] ?? null
