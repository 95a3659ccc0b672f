import type { QuestionView } from '@zhibo/core/questions/schema'
import type { Question } from './queries.ts'

export const toView = (question: Question): QuestionView => ({
  id: question.id,
  text: question.text,
  state: question.state,
  votes: question.votes,
  answer: question.answer,
  jobId: question.job_id,
  answeredBy: question.answered_by,
  answeredAtMs: question.answered_at_ms,
  askedAt: question.asked_at.toISOString(),
})
