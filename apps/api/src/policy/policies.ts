import type { MinimumWage, Policies } from '@zhibo/core/checks/policy'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { listRows, type PolicyKind, type PolicyRow } from './queries.ts'

const Wage = z.object({ monthlyFen: z.int(), hourlyFen: z.int() })

/** A policy as it is in force from a day such as `2026-11-23` until the next row's. */
export interface Policy {
  from: string
  value: Record<string, unknown>
  documentNo: string | null
  /** False until a lead has seen the document it stands on. */
  confirmed: boolean
}

/** The dated rows of a policy, newest first. */
export async function listPolicies(ctx: Ctx, kind: PolicyKind): Promise<Policy[]> {
  return (await listRows(ctx, kind)).map(toPolicy)
}

/** The policy valid on a day; null before the first row. */
export async function policyOn(ctx: Ctx, kind: PolicyKind, day: string): Promise<Policy | null> {
  const rows = await listPolicies(ctx, kind)
  return rows.find((row) => row.from <= day) ?? null
}

/** What the checks of a job stand on. A row that no lead has confirmed yet is used and says so. */
export async function policies(ctx: Ctx): Promise<Policies> {
  const rows = await listPolicies(ctx, 'minimum_wage')
  return { minimumWages: rows.map(({ value, ...row }): MinimumWage => ({ ...row, ...Wage.parse(value) })) }
}

const toPolicy = ({ valid_from, value, document_no, confirmed_at }: PolicyRow): Policy => ({
  from: valid_from,
  value,
  documentNo: document_no === '' ? null : document_no,
  confirmed: confirmed_at !== null,
})
