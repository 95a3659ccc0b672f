import type { Insertable, Selectable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { isNear, likenessTo, worthALook } from '../questions/likeness.ts'
import type { PromiseLineTable } from './tables.ts'

export type PromiseLine = Selectable<PromiseLineTable>

/** What these jobs promise beyond their cards, in the order in which it was said. */
export function listLinesOf({ db }: Ctx, jobIds: readonly string[]): Promise<PromiseLine[]> {
  if (jobIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('promise_line')
    .selectAll()
    .where('job_id', 'in', jobIds)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** What the jobs of a session promise about much the same as this gist. */
export function listAlike({ db }: Ctx, sessionId: string, gist: string, limit: number): Promise<PromiseLine[]> {
  return db
    .selectFrom('promise_line as line')
    .innerJoin('question', 'question.id', 'line.question_id')
    .selectAll('line')
    .where('line.withdrawn_at', 'is', null)
    .where('line.job_id', 'in', (eb) =>
      eb
        .selectFrom('segment_job')
        .innerJoin('segment', 'segment.id', 'segment_job.segment_id')
        .select('segment_job.job_id')
        .where('segment.session_id', '=', sessionId),
    )
    .where(isNear(gist))
    .where(likenessTo(gist), '>=', worthALook)
    .orderBy(likenessTo(gist), 'desc')
    .limit(limit)
    .execute()
}

/** Lines that stand and came from these questions. */
export function listStanding({ db }: Ctx, questionIds: readonly string[]): Promise<PromiseLine[]> {
  if (questionIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('promise_line')
    .selectAll()
    .where('question_id', 'in', questionIds)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** The line of a question; undefined when one stands already. One that was withdrawn is written anew in its place. */
export function putLine({ db }: Tx, line: Insertable<PromiseLineTable>): Promise<PromiseLine | undefined> {
  const { question_id: _question, ...words } = line
  return db
    .insertInto('promise_line')
    .values(line)
    .onConflict((earlier) =>
      earlier
        .column('question_id')
        .doUpdateSet({ ...words, withdrawn_at: null, withdrawn_reason: null })
        .where('promise_line.withdrawn_at', 'is not', null),
    )
    .returningAll()
    .executeTakeFirst()
}

/** The line withdrawn; undefined when none stands. */
export function withdrawLine(
  { db, clock }: Tx,
  sessionId: string,
  questionId: string,
  reason: string,
): Promise<PromiseLine | undefined> {
  return db
    .updateTable('promise_line')
    .set({ withdrawn_at: clock(), withdrawn_reason: reason })
    .where('session_id', '=', sessionId)
    .where('question_id', '=', questionId)
    .where('withdrawn_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}
