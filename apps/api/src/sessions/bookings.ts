import pg from 'pg'
import type { Ctx, Tx } from '../context.ts'
import { AppError } from '../problem.ts'
import { lockStudio } from '../stations/studios.ts'
import { type Booking, insertBooking, listBookings, removeBooking } from './booking-queries.ts'
import type { Session } from './queries.ts'
import type { Setup } from './taken-for.ts'

/** When studios are taken between two instants; what was released is free again. */
export const bookingsOf = (ctx: Ctx, studioIds: readonly string[], from: Date, to: Date): Promise<Booking[]> =>
  studioIds.length === 0 ? Promise.resolve([]) : listBookings(ctx, studioIds, from, to)

/** What is booked for a session at one station: a studio or none, with time before and after. */
export interface WantedStudio extends Setup {
  studioId: string | null
}

const exclusionViolation = '23P01'

/**
 * Books a station's studio for a session's hours as they stand, instead of what it had there before. The studio is locked
 * first: many who want the same hours wait in line, and all but one read `studio_taken`.
 */
export async function bookStudio(tx: Tx, session: Session, stationId: string, wanted: WantedStudio): Promise<void> {
  await removeBooking(tx, session.id, stationId)
  if (wanted.studioId === null) return
  if (!(await lockStudio(tx, stationId, wanted.studioId))) throw new AppError('not_found')
  await insertBooking(tx, session, wanted.studioId, wanted).catch((error: unknown) => {
    if (error instanceof pg.DatabaseError && error.code === exclusionViolation) throw new AppError('studio_taken')
    throw error
  })
}
