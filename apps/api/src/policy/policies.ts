import type { MinimumWage, Policies } from '@zhibo/core/checks/policy'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { listRows, type PolicyKind, type PolicyRow } from './queries.ts'

const Wage = z.object({ monthlyFen: z.int(), hourlyFen: z.int() })

/** The dated rows of a policy, newest first. */
export const listPolicies = (ctx: Ctx, kind: PolicyKind): Promise<PolicyRow[]> => listRows(ctx, kind)

/** The row of a policy valid on a day such as `2026-11-23`; null before the first. */
export async function policyOn(ctx: Ctx, kind: PolicyKind, day: string): Promise<PolicyRow | null> {
  const rows = await listRows(ctx, kind)
  return rows.find((row) => row.valid_from <= day) ?? null
}

/** What the checks of a job stand on. A row that no lead has confirmed yet is used and says so. */
export async function policies(ctx: Ctx): Promise<Policies> {
  const rows = await listRows(ctx, 'minimum_wage')
  return { minimumWages: rows.map(toMinimumWage) }
}

function toMinimumWage({ valid_from, value, document_no, confirmed_at }: PolicyRow): MinimumWage {
  return {
    from: valid_from,
    ...Wage.parse(value),
    documentNo: document_no === '' ? null : document_no,
    confirmed: confirmed_at !== null,
  }
}
