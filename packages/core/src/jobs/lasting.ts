import type { z } from 'zod'
import { shanghaiDay, startOfShanghaiDay } from '../day.ts'
import { approvalMonths, monthsAfter } from '../employers/validity.ts'
import type { JobDraft } from './schema.ts'

/** The last day a job handed in on `today` may be open: what is approved without an end is looked at by nobody again. */
export const latestLastDay = (today: string): string =>
  shanghaiDay(monthsAfter(startOfShanghaiDay(today), approvalMonths))

/** What is wrong with the last day of a job that is handed in on `today`, beside what the checks say of one that is over. */
export function lastDayIssues({ validUntil }: JobDraft, today: string): z.core.$ZodIssue[] {
  if (!validUntil || validUntil <= latestLastDay(today)) return []
  return [{ code: 'custom', path: ['validUntil'], message: 'lasts_too_long', input: undefined }]
}
