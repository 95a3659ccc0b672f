import type { AirtimeMonth, AirtimeReason, AirtimeVerdict } from './schema.ts'

/** What a station owes, or has, in a month. */
export interface QuotaFigures {
  sessions: number
  airtimeMs: number
}

/** The county plan: at least 4 sessions and at least 12 hours on air each month. */
export const monthlyQuota: QuotaFigures = { sessions: 4, airtimeMs: 12 * 3_600_000 }

export interface QuotaStanding {
  met: boolean
  counted: QuotaFigures
  missing: QuotaFigures
  /** Sessions that give nothing, and why; a short one may still give hours under a policy that lets it. */
  notCounted: { id: string; reason: NonNullable<AirtimeReason>; airtimeMs: number }[]
}

/**
 * How a station stands in one month: `month` as computed, undefined when nothing counts yet, and the verdicts of the
 * sessions that the station held in it. Sessions and hours are owed apart; more of one never makes up for the other.
 */
export function quotaStanding(
  month: Pick<AirtimeMonth, 'sessions' | 'airtimeMs'> | undefined,
  verdicts: readonly Pick<AirtimeVerdict, 'id' | 'reason' | 'airtimeMs'>[],
  target: QuotaFigures,
): QuotaStanding {
  const counted = { sessions: month?.sessions ?? 0, airtimeMs: month?.airtimeMs ?? 0 }
  const missing = {
    sessions: Math.max(0, target.sessions - counted.sessions),
    airtimeMs: Math.max(0, target.airtimeMs - counted.airtimeMs),
  }
  return {
    met: missing.sessions === 0 && missing.airtimeMs === 0,
    counted,
    missing,
    notCounted: verdicts.flatMap(({ id, reason, airtimeMs }) => (reason === null ? [] : [{ id, reason, airtimeMs }])),
  }
}
