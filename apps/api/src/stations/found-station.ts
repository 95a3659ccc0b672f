import { authorize } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { insertStandards, insertStation, insertStudios, type Station } from './queries.ts'

/** A new station with its studios and what it owes each month from `standardsFrom` on. */
export interface FoundStation {
  slug: string
  name: string
  operator: string
  hrLicenceNo: string
  hrLicenceExpires: string
  supervisingBody: string
  supervisingPhone: string
  studios: string[]
  sessionsPerMonth: number
  airtimeMsPerMonth: number
  standardsFrom: string
}

/** Founds a station: whoever edits the county's settings, and the software itself when it is set up. */
export async function foundStation(ctx: Ctx, input: FoundStation): Promise<Station> {
  authorize(ctx.actor, 'account.edit', null)
  return withTx(ctx, async (tx) => {
    const station = await insertStation(tx, {
      kind: 'station',
      slug: input.slug,
      name: input.name,
      operator: input.operator,
      hr_licence_no: input.hrLicenceNo,
      hr_licence_expires: input.hrLicenceExpires,
      supervising_body: input.supervisingBody,
      supervising_phone: input.supervisingPhone,
      created_at: tx.clock(),
    })
    await insertStudios(
      tx,
      input.studios.map((name) => ({ station_id: station.id, name, created_at: tx.clock() })),
    )
    await insertStandards(tx, [
      {
        facility_id: station.id,
        measure: 'sessions_per_month',
        target: input.sessionsPerMonth,
        valid_from: input.standardsFrom,
      },
      {
        facility_id: station.id,
        measure: 'airtime_ms_per_month',
        target: input.airtimeMsPerMonth,
        valid_from: input.standardsFrom,
      },
    ])
    await recordAudit(tx, 'station.founded', { kind: 'station', id: station.id }, { stationId: station.id })
    return station
  })
}
