import type { QuotaFigures } from '@zhibo/core/airtime/quota'
import type { Ctx } from '../context.ts'
import { listStandards } from './queries.ts'

/** What a station owes in a month such as `2026-11`: the standards in force on its first day, 0 where none is. */
export async function standardsOf(ctx: Ctx, stationId: string, month: string): Promise<QuotaFigures> {
  const standards = await listStandards(ctx, stationId, `${month}-01`)
  const target = (measure: string) => standards.find((each) => each.measure === measure)?.target ?? 0
  return { sessions: target('sessions_per_month'), airtimeMs: target('airtime_ms_per_month') }
}
