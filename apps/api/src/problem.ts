import type { ProblemCode } from '@zhibo/core/problem/codes'
import type { z } from 'zod'

interface Details {
  /** Inputs that need changing, as zod found them; worded for the person on the way out. */
  issues?: z.core.$ZodIssue[]
  /** Machine-readable extras, nothing personal: a version, seconds to wait. */
  details?: Record<string, unknown>
  /** Seconds for Retry-After. */
  retryAfter?: number
  cause?: unknown
}

/** The one error verbs throw: a code; its status and words are looked up once, at the door. */
export class AppError extends Error {
  readonly code: ProblemCode
  readonly issues: z.core.$ZodIssue[] | undefined
  readonly details: Record<string, unknown> | undefined
  readonly retryAfter: number | undefined

  constructor(code: ProblemCode, { issues, details, retryAfter, cause }: Details = {}) {
    super(code, { cause })
    this.name = 'AppError'
    this.code = code
    this.issues = issues
    this.details = details
    this.retryAfter = retryAfter
  }
}

/** The row a query found, or 404. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new AppError('not_found')
  return row
}
