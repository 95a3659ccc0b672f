import { employerStatesInForce } from '@zhibo/core/employers/lifecycle'
import type { ExpressionBuilder } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { type Employer, isInForce, listEmployers } from './queries.ts'

/** Whether an employer is verified now: approved, and its approval has not run out. */
export const employerInForce = (ctx: Ctx, employerId: string): Promise<boolean> => isInForce(ctx, employerId)

/** The same for a row at hand. */
export const isInForceAt = (employer: Employer, now: Date): boolean =>
  employerStatesInForce.some((state) => state === employer.state) &&
  employer.approved_until !== null &&
  employer.approved_until > now

/** The same as a condition of SQL, for a search that joins `employer`. */
export const whereInForce =
  (now: Date) =>
  <With extends keyof Database>(eb: ExpressionBuilder<Database, With | 'employer'>) =>
    eb.and([
      eb.eb(eb.ref('employer.state' as never), 'in', employerStatesInForce as never),
      eb.eb(eb.ref('employer.approved_until' as never), '>', now as never),
    ])

/** What other slices may know of an employer without asking its people. */
export interface EmployerBrief {
  id: string
  name: string
  stationId: string
  inForce: boolean
  /** Null unless it is in force. */
  verifiedUntil: Date | null
}

/** Briefs by id; an id that is no employer is not in it. */
export async function employerBriefs(ctx: Ctx, ids: readonly string[]): Promise<Map<string, EmployerBrief>> {
  const employers = await listEmployers(ctx, [...new Set(ids)])
  return new Map(
    employers.map((employer) => {
      const inForce = isInForceAt(employer, ctx.clock())
      return [
        employer.id,
        {
          id: employer.id,
          name: employer.name,
          stationId: employer.station_id,
          inForce,
          verifiedUntil: inForce ? employer.approved_until : null,
        },
      ]
    }),
  )
}
