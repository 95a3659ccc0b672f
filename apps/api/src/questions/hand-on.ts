import { shanghaiTime } from '@zhibo/core/day'
import { recordAudit } from '../audit/record.ts'
import { workingDaysFromNow } from '../calendar/work-calendar.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { tellOwners } from '../employers/tell-owners.ts'
import { employerOfJob } from '../jobs/employer-of.ts'
import { type Conversation, employersPresenting, lockConversation } from '../sessions/conversation.ts'
import { findLeftOpen, setDue } from './owed-queries.ts'
import type { Question } from './queries.ts'

/** How long employers have to answer in writing what the show did not, in working days. */
const answerWorkingDays = 2

/**
 * After a show: what it left open goes to the employers it was about, who are told once and have two working days; as
 * actor `system`. A question released later is handed on later. Returns how many; call again while it is not 0.
 */
export async function handOnQuestions(ctx: Ctx): Promise<number> {
  const sessionId = await findLeftOpen(ctx)
  if (sessionId === null) return 0
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    if (!conversation.over) return 0
    const dueAt = await workingDaysFromNow(tx, answerWorkingDays)
    const left = await setDue(tx, sessionId, dueAt)
    await tell(tx, conversation, left, dueAt)
    await recordAudit(
      tx,
      'question.handed_on',
      { kind: 'session', id: sessionId },
      { stationId: conversation.stationId, detail: { count: left.length } },
    )
    return left.length
  })
}

async function tell(tx: Tx, { id, title }: Conversation, left: readonly Question[], dueAt: Date): Promise<void> {
  const presenting = await employersPresenting(tx, id)
  const counts = new Map<string, number>()
  for (const question of left)
    for (const employer of question.job_id ? [await employerOfJob(tx, question.job_id)] : presenting)
      counts.set(employer, (counts.get(employer) ?? 0) + 1)
  for (const [employerId, count] of counts)
    await tellOwners(tx, employerId, 'questions_owed', {
      title,
      count: String(count),
      until: shanghaiTime(dueAt).slice(0, 16),
    })
}
