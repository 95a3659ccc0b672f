import type { Ctx, Tx } from '../context.ts'

/** Whether the vote is new. */
export async function insertVote({ db, clock }: Tx, questionId: string, personId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('question_vote')
    .values({ question_id: questionId, person_id: personId, at: clock() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Which questions of a session a person wants answered too. */
export async function listVoted({ db }: Ctx, sessionId: string, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('question_vote')
    .innerJoin('question', 'question.id', 'question_vote.question_id')
    .select('question.id')
    .where('question_vote.person_id', '=', personId)
    .where('question.session_id', '=', sessionId)
    .execute()
  return rows.map((row) => row.id)
}

/** Those voting for one question vote for another as well, but for who asked that one; returns its votes then. */
export async function moveVotes({ db }: Tx, from: string, to: { id: string; asked_by: string }): Promise<number> {
  await db
    .insertInto('question_vote')
    .columns(['question_id', 'person_id', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('question_vote')
        .select((vote) => [vote.val(to.id).$castTo<string>().as('question_id'), 'person_id', 'at'])
        .where('question_id', '=', from)
        .where('person_id', '<>', to.asked_by),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { count } = await db
    .selectFrom('question_vote')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('question_id', '=', to.id)
    .executeTakeFirstOrThrow()
  return count
}
