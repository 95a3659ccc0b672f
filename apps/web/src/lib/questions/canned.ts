import type { QuestionView } from '@zhibo/core/questions/schema'
import type { PromiseLineView } from '@zhibo/core/sessions/schema'
import { m } from '#lib/paraglide/messages.js'

/** What people ask first, and how an answer to it is known. */
export interface Canned {
  words: () => string
  about: RegExp
}

export const canned: readonly Canned[] = [
  { words: m.questions_canned_deposit, about: /押金|保证金|deposit/i },
  {
    words: m.questions_canned_pay_day,
    about: /(?:几号|哪天|什么时候|多久).{0,4}(?:发|工资)|工资.{0,4}(?:几号|哪天|什么时候)|发薪|pay ?day/i,
  },
  { words: m.questions_canned_school_run, about: /接娃|送娃|[接送带].{0,2}孩子|接小孩|school run/i },
  { words: m.questions_canned_dormitory, about: /住宿|宿舍|包住|管住|住的|夫妻房|dormitory|lodging/i },
  { words: m.questions_canned_novice, about: /没做过|新手|没经验|零基础|不会做|生手|学徒|beginner|novice/i },
]

/** An answer that stands already. */
export interface Answered {
  id: string
  jobId: string | null
  question: string
  text: string
}

/**
 * 问过的都算数: what was promised or answered about something already, the job that is being shown first; a promise
 * goes before an answer. At most three.
 */
export function answersAbout(
  about: RegExp,
  promises: readonly PromiseLineView[],
  questions: readonly QuestionView[],
  shownJobId: string | null,
): Answered[] {
  const promised = promises
    .filter(({ question }) => about.test(question))
    .map(({ questionId: id, jobId, question, text }) => ({ id, jobId, question, text }))
  const answered = questions.flatMap(({ id, jobId, text: question, answer }) =>
    answer !== null && about.test(question) && !promised.some((line) => line.id === id)
      ? { id, jobId, question, text: answer }
      : [],
  )
  const shown = (each: Answered) => Number(each.jobId === shownJobId)
  return [
    ...promised.toSorted((a, b) => shown(b) - shown(a)),
    ...answered.toSorted((a, b) => shown(b) - shown(a)),
  ].slice(0, 3)
}
