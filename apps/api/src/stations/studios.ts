import type { Tx } from '../context.ts'
import { lockStudioOf } from './queries.ts'

/** Locks a station's studio for whoever books it; false when the station has no such studio. */
export const lockStudio = (tx: Tx, stationId: string, studioId: string): Promise<boolean> =>
  lockStudioOf(tx, stationId, studioId)
