import { shanghaiDay } from '@zhibo/core/day'
import { workingDaysFromNow } from '../calendar/work-calendar.ts'
import type { Tx } from '../context.ts'
import { tellOwners } from '../employers/tell-owners.ts'
import { setAnswersDue } from './queries.ts'

/** Working days in which an employer owes an answer; then it is settled without one. */
const answerWorkingDays = 3

/** The show is over: every employer whose speech differed from its cards is asked to explain. */
export async function askForAnswers(tx: Tx, session: { id: string; title: string }): Promise<void> {
  const dueAt = await workingDaysFromNow(tx, answerWorkingDays)
  for (const { employerId, count } of await setAnswersDue(tx, session.id, dueAt))
    await tellOwners(tx, employerId, 'deviations_to_answer', {
      title: session.title,
      count: String(count),
      day: shanghaiDay(dueAt),
    })
}
