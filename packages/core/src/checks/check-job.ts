import { checkPay } from './pay.ts'
import { minimumWageOn, type Policies } from './policy.ts'
import { read, type Reading } from './reading.ts'
import { rules } from './rules/index.ts'
import type { Finding, JobCheck, JobPost } from './schema.ts'

/** What the checks stand on: dated policies and the day (YYYY-MM-DD, Asia/Shanghai) when the post names none. */
export interface JobCheckContext {
  policies: Policies
  today: string
}

const textFields = ['title', 'description', 'place', 'conditions'] as const

/** Every finding on a job post and its pay sums; pure, the same while typing and on submission. */
export function checkJob(post: JobPost, { policies, today: now }: JobCheckContext): JobCheck {
  const today = post.onDate || now
  const minimumWage = minimumWageOn(policies, today)
  const pay = checkPay(post, minimumWage)
  const readings = textFields.flatMap((field): Reading[] => (post[field] ? [read(field, post[field])] : []))
  const findings = rules.flatMap((rule) => rule({ post, readings, pay, minimumWage, today }))
  return { findings: findings.toSorted(inOrder), pay }
}

/** By field in code-unit order, then where the span starts, findings on the whole field last. */
function inOrder(a: Finding, b: Finding): number {
  return (
    byCodeUnits(a.field, b.field) ||
    (a.span?.[0] ?? Infinity) - (b.span?.[0] ?? Infinity) ||
    (a.span?.[1] ?? 0) - (b.span?.[1] ?? 0) ||
    byCodeUnits(a.rule, b.rule)
  )
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
