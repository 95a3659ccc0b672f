import { employerStatesInForce } from '@zhibo/core/employers/lifecycle'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { type Employer, isInForce, listEmployers } from './queries.ts'

/** Whether an employer is verified now: approved, and its approval has not run out. */
export const employerInForce = (ctx: Ctx, employerId: string): Promise<boolean> => isInForce(ctx, employerId)

/** The same for a row at hand. */
export const isInForceAt = (employer: Employer, now: Date): boolean =>
  employerStatesInForce.some((state) => state === employer.state) &&
  employer.approved_until !== null &&
  employer.approved_until > now

/** The same as a condition of SQL, for a search that joins `employer`. */
export const whereInForce = (now: Date) =>
  sql<boolean>`employer.state in (${sql.join(employerStatesInForce)}) and employer.approved_until > ${now}`

/** Refuses with `employer_not_in_force` unless it is. */
export async function requireEmployerInForce(ctx: Ctx, employerId: string): Promise<void> {
  if (!(await isInForce(ctx, employerId))) throw new AppError('employer_not_in_force')
}

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
