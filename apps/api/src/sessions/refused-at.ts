import type { z } from 'zod'
import { AppError } from '../problem.ts'

/** A refusal that is told at one field of what was sent. */
export const refusedAt = (path: (string | number)[], message: string): AppError => {
  const issue: z.core.$ZodIssue = { code: 'custom', path, message, input: undefined }
  return new AppError('invalid_body', { issues: [issue] })
}
