import { problems, type ProblemCode } from '@zhibo/core/problem/codes'
import type { Locale } from '@zhibo/core/problem/locale'
import type { ProblemView } from '@zhibo/core/problem/schema'
import { wordIssue } from '@zhibo/core/problem/wording'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { AppError } from '../problem.ts'

/** Turns whatever was thrown into what the caller may know. Anything unforeseen becomes `internal` and tells nothing but the id. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof HTTPException && error.status === 400) return new AppError('invalid_json', { cause: error })
  if (databaseIsAway(error)) return new AppError('unavailable', { retryAfter: 2, cause: error })
  return new AppError('internal', { cause: error })
}

/** The problem+json answer for an error, worded in `locale`. */
export function problemResponse(error: AppError, requestId: string, locale: Locale): Response {
  const { status, words } = problems[error.code]
  const body: ProblemView = {
    type: `/problems/${error.code}`,
    title: words[locale],
    status,
    code: error.code,
    requestId,
    ...(error.issues ? { fields: fieldsOf(error.issues, locale) } : {}),
    ...(error.details ? { details: error.details } : {}),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) }),
    },
  })
}

function fieldsOf(issues: readonly z.core.$ZodIssue[], locale: Locale): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const issue of issues.flatMap(nearest)) (fields[issue.path.join('.')] ??= []).push(wordIssue(issue, locale))
  return fields
}

/** Of the shapes a body might have had, the one it comes closest to says what needs changing. */
function nearest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const [closest = []] = issue.errors.toSorted((a, b) => a.length - b.length)
  return closest.flatMap((inner) => nearest({ ...inner, path: [...issue.path, ...inner.path] }))
}

// Connection refused or cut, server shutting down or starting up, full, or cutting a ring of waiters: nothing was written, and again may do.
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  '40P01',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08001',
])
const awayMessages = [
  /timeout exceeded when trying to connect/,
  /Connection terminated/,
  /Client has encountered a connection error/,
]

function databaseIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return awayCodes.has(code) || awayMessages.some((pattern) => pattern.test(error.message))
}

/** Every code there is, for the document and for tests. */
export const problemCodes = Object.keys(problems) as ProblemCode[]
