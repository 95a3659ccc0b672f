import type { Tx } from '../../context.ts'
import { planSession, segmentsAt } from './history.ts'
import { at, type Cast, day, hour, shanghai } from './stage.ts'
import { shanghaiDay } from '@zhibo/core/day'

/** A plan for the day after tomorrow that waits for a reviewer, beside the file and the jobs that wait already. */
export async function submitWaiting(tx: Tx, cast: Cast): Promise<void> {
  const now = cast.now.getTime()
  await planSession(at(tx, now), cast, {
    stationId: cast.stations[1]!.id,
    studioId: cast.stations[1]!.studioIds[0] ?? null,
    title: '（演示）返乡就业专场',
    start: shanghai(shanghaiDay(new Date(now + 2 * day)), '19:30'),
    minutes: 120,
    since: now - 2 * hour,
    segments: segmentsAt(cast, 1, 0),
  })
}
