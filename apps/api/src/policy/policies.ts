import type { MinimumWage, Policies } from '@zhibo/core/checks/policy'
import { shanghaiDay, startOfShanghaiDay } from '@zhibo/core/day'
import { type PolicyKind, type PolicyValue, policyValues } from '@zhibo/core/policy/schema'
import type { Ctx } from '../context.ts'
import { countingRows } from './counting.ts'
import { listRows, type PolicyRow } from './queries.ts'

/** A policy as it is in force from a day such as `2026-11-23` until the next row's. */
export interface Policy<Kind extends PolicyKind = PolicyKind> {
  from: string
  value: PolicyValue<Kind>
  documentNo: string | null
  /** False until a lead has seen the document it stands on. */
  confirmed: boolean
}

/** The dated rows of a policy that count, newest first. Of a day's rows the last to be confirmed is its row. */
export async function listPolicies<Kind extends PolicyKind>(ctx: Ctx, kind: Kind): Promise<Policy<Kind>[]> {
  const rows = await listRows(ctx, kind)
  return countingRows(rows).map((row) => toPolicy(kind, row))
}

/** The policy valid on a day; null before the first row. */
export async function policyOn<Kind extends PolicyKind>(
  ctx: Ctx,
  kind: Kind,
  day: string,
): Promise<Policy<Kind> | null> {
  const rows = await listPolicies(ctx, kind)
  return rows.find((row) => row.from <= day) ?? null
}

/** What the books said at an instant of the day it lies in: nothing that was entered or confirmed only later. */
export async function policyAsOf<Kind extends PolicyKind>(
  ctx: Ctx,
  kind: Kind,
  at: Date,
): Promise<Policy<Kind> | null> {
  const rows = (await listRows(ctx, kind)).map((row) =>
    row.confirmed_at !== null && row.confirmed_at > at ? { ...row, confirmed_at: null, document_no: '' } : row,
  )
  const row = countingRows(rows).find(({ valid_from }) => valid_from <= shanghaiDay(at))
  return row ? toPolicy(kind, row) : null
}

/** What the checks of a job stand on. The row the county began with is used before a lead has confirmed it, and says so. */
export async function policies(ctx: Ctx): Promise<Policies> {
  const rows = await listPolicies(ctx, 'minimum_wage')
  return { minimumWages: rows.map(({ value, ...row }): MinimumWage => ({ ...row, ...value })) }
}

/** When what a kind of policy says last changed: a row came in force, or one for a day that had begun was confirmed. */
export async function lastChange(ctx: Ctx, kind: PolicyKind): Promise<Date> {
  const now = ctx.clock()
  const changes = (await listRows(ctx, kind)).flatMap(({ valid_from, confirmed_at, entered_by }) => {
    const begun = startOfShanghaiDay(valid_from)
    if (confirmed_at) return [confirmed_at > begun ? confirmed_at : begun]
    return entered_by === null ? [begun] : []
  })
  return new Date(Math.max(0, ...changes.filter((at) => at <= now).map((at) => at.getTime())))
}

const toPolicy = <Kind extends PolicyKind>(
  kind: Kind,
  { valid_from, value, document_no, confirmed_at }: PolicyRow,
): Policy<Kind> => ({
  from: valid_from,
  value: policyValues[kind].parse(value) as PolicyValue<Kind>,
  documentNo: document_no === '' ? null : document_no,
  confirmed: confirmed_at !== null,
})
