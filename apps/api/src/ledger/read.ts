import { openCalendar } from '@zhibo/core/airtime/calendar'
import { computeAirtime, measureSession } from '@zhibo/core/airtime/compute'
import { quotaStanding } from '@zhibo/core/airtime/quota'
import { AirtimePolicy, type AirtimeSession, type AirtimeVerdict } from '@zhibo/core/airtime/schema'
import { mayAt } from '@zhibo/core/identity/policy'
import type { LedgerSessionView, LedgerView } from '@zhibo/core/ledger/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { type Evidence, evidenceOf } from '../media/evidence.ts'
import { policyOn } from '../policy/policies.ts'
import { AppError, found } from '../problem.ts'
import { bookingsOf } from '../sessions/bookings.ts'
import { readStation } from '../stations/read.ts'
import { standardsOf } from '../stations/standards.ts'
import { lastDay, monthOf } from './last-day.ts'

/** 台账 of a station's month, written by the media server's evidence; nothing in it is typed by hand. */
export async function readLedger(ctx: Ctx, stationId: string, month: string): Promise<LedgerView> {
  if (ctx.actor.kind !== 'system') requirePerson(ctx.actor)
  const station = await readStation(ctx, stationId)
  if (ctx.actor.kind === 'person' && !mayAt(ctx.actor.grants, 'ledger.read', stationId)) throw new AppError('forbidden')

  const span = monthOf(month)
  const policy = AirtimePolicy.parse(found(await policyOn(ctx, 'airtime', `${month}-01`)).value)
  const now = ctx.clock()
  const evidence = await evidenceOf(ctx, { stationId, ...span })
  const report = computeAirtime({ policy, now: now.getTime(), sessions: evidence.sessions })
  const rows = rowsOf(evidence, report.sessions, { ...span, month, policy, now })

  const target = await standardsOf(ctx, stationId, month)
  const figures = report.months.find((each) => each.station === stationId && each.month === month)
  const { counted, missing } = quotaStanding(figures, report.sessions, target)
  const studioIds = station.studios.map(({ id }) => id)
  const taken = await bookingsOf(ctx, studioIds, span.from, span.to)
  return {
    stationId,
    stationName: station.name,
    month,
    sessions: counted.sessions,
    sessionsTarget: target.sessions,
    airtimeMs: counted.airtimeMs,
    airtimeTargetMs: target.airtimeMs,
    missingSessions: missing.sessions,
    missingMs: missing.airtimeMs,
    minSessionMs: policy.minSessionMs,
    lastDay: lastDay(missing, span, station.studios, taken, now),
    rows,
  }
}

interface Scope {
  from: Date
  month: string
  policy: AirtimePolicy
  now: Date
}

/** The sessions of the month: those with airtime in it, and those that began in it and have none. */
function rowsOf(
  { held, sessions, provenance }: Evidence,
  verdicts: readonly AirtimeVerdict[],
  scope: Scope,
): LedgerSessionView[] {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]))
  return held.flatMap(({ id, title, state, startedAt }, nth) => {
    const session = sessions[nth]!
    const inMonth = airtimeIn(session, scope)
    if (inMonth === 0 && startedAt < scope.from) return []
    const { airtimeMs, counted, reason, stretches } = byId.get(id)!
    return {
      id,
      title,
      state,
      startedAt: startedAt.toISOString(),
      airtimeMs,
      airtimeInMonthMs: inMonth,
      counted,
      reason,
      stretches,
      evidence: session.intervals.map(({ source, from, to }, at) => ({
        source,
        from: new Date(from).toISOString(),
        to: to === null ? null : new Date(to).toISOString(),
        provenance: provenance[nth]![at]!,
      })),
    }
  })
}

function airtimeIn(session: AirtimeSession, { month, policy, now }: Scope): number {
  const calendar = openCalendar(policy.zone)
  return measureSession(session, policy, now.getTime())
    .onAir.flatMap((span) => calendar.splitByMonth(span))
    .filter((piece) => piece.month === month)
    .reduce((sum, { from, to }) => sum + to - from, 0)
}
