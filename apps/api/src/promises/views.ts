import type { PromiseLineView } from '@zhibo/core/sessions/schema'
import type { PromiseLine } from './queries.ts'

export const toView = (line: PromiseLine): PromiseLineView => ({
  jobId: line.job_id,
  questionId: line.question_id,
  question: line.question_text,
  text: line.text,
})
