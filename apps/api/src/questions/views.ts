import { maskContacts } from '@zhibo/core/checks/chat'
import type { MyQuestionView, QuestionView } from '@zhibo/core/questions/schema'
import type { Ctx } from '../context.ts'
import { findShown, type Question } from './queries.ts'

/** What everyone may see. What was held for a contact is shown without it, should a host let it through. */
export const toView = (question: Question): QuestionView => ({
  ...toRawView(question),
  text: question.held_for === 'contact' ? maskContacts(question.text) : question.text,
})

/** The same in the asker's own words: for the asker and for hosts. */
export const toRawView = (question: Question): QuestionView => ({
  id: question.id,
  text: question.text,
  state: question.state,
  votes: question.votes,
  answer: question.answer,
  jobId: question.job_id,
  answeredBy: question.answered_by,
  answeredAtMs: question.state === 'answered' ? question.answered_at_ms : null,
  askedAt: question.asked_at.toISOString(),
})

/** What its asker sees, with the reason why others do not. */
export async function toMyView(ctx: Ctx, question: Question): Promise<MyQuestionView> {
  const into = question.merged_into === null ? undefined : await findShown(ctx, question.merged_into)
  return {
    ...toRawView(question),
    heldFor: question.held_for,
    reasonCode: question.reason_code,
    reason: question.reason ?? '',
    mergedInto: into ? { id: into.id, text: toView(into).text } : null,
  }
}
