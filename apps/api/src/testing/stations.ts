import type { StationView } from '@zhibo/core/stations/schema'
import type { Bench } from '../db/testing.ts'
import { type FoundStation, foundStation } from '../stations/found-station.ts'
import { listStudios } from '../stations/queries.ts'
import { toView } from '../stations/views.ts'

let nth = 0

/** A station with two studios that owes 4 sessions and 12 hours a month. */
export async function aStation(bench: Bench, given: Partial<FoundStation> = {}): Promise<StationView> {
  const n = ++nth
  const station = await foundStation(bench.system, {
    slug: `station-${n}`,
    name: `直播站${n}`,
    operator: '（演示）县人力资源服务有限公司',
    hrLicenceNo: `5117250${n}`,
    hrLicenceExpires: '2030-12-31',
    supervisingBody: '县人力资源和社会保障局',
    supervisingPhone: '0818-7200000',
    studios: ['一号直播间', '二号直播间'],
    sessionsPerMonth: 4,
    airtimeMsPerMonth: 12 * 3_600_000,
    standardsFrom: '2026-01-01',
    ...given,
  })
  return toView(station, await listStudios(bench.system, [station.id]))
}
