import type { QuestionState } from '@zhibo/core/questions/schema'
import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { Database } from '../db/schema.ts'
import type { QuestionTable } from './tables.ts'

export type Question = Selectable<QuestionTable>

/** What everyone sees. */
export const visibleStates: readonly QuestionState[] = ['open', 'taken', 'answered']

/** The row; undefined when this person sent this key before, even a moment ago. */
export function insertQuestion({ db }: Tx, question: Insertable<QuestionTable>): Promise<Question | undefined> {
  return db
    .insertInto('question')
    .values(question)
    .onConflict((conflict) => conflict.columns(['asked_by', 'idempotency_key']).doNothing())
    .returningAll()
    .executeTakeFirst()
}

export function findByKey({ db }: Ctx, askedBy: string, key: string): Promise<Question | undefined> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('asked_by', '=', askedBy)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()
}

/** A question of this session, locked. */
export function lockQuestion({ db }: Tx, sessionId: string, id: string): Promise<Question | undefined> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export function updateQuestion({ db }: Tx, id: string, changes: Updateable<QuestionTable>): Promise<Question> {
  return db.updateTable('question').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

/** What viewers of a session see, most wanted first, and what this person asked and the host still holds. */
export function listVisibleQuestions(
  { db }: Ctx,
  sessionId: string,
  personId: string | null,
  limit = 200,
): Promise<Question[]> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where((eb) =>
      eb.or([
        eb('state', 'in', visibleStates),
        ...(personId === null ? [] : [eb.and([eb('state', '=', 'held'), eb('asked_by', '=', personId)])]),
      ]),
    )
    .orderBy('votes', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What the host sees: all but the hidden ones, held ones first come first. */
export function listForHost({ db }: Ctx, sessionId: string, limit = 500): Promise<Question[]> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('state', '!=', 'hidden')
    .orderBy('votes', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function hasAskedBefore({ db }: Tx, personId: string): Promise<boolean> {
  const earlier = await db
    .selectFrom('question')
    .select('id')
    .where('asked_by', '=', personId)
    .where('state', 'in', visibleStates)
    .limit(1)
    .executeTakeFirst()
  return earlier !== undefined
}

/** How often a person has asked in a session since `since`. */
export async function countAsked({ db }: Tx, sessionId: string, personId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('question')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('asked_by', '=', personId)
    .where('asked_at', '>', since)
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow()
  return count
}

/** Whether the vote is new. */
export async function insertVote({ db, clock }: Tx, questionId: string, personId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('question_vote')
    .values({ question_id: questionId, person_id: personId, at: clock() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Those voting for one question vote for another as well; returns how many votes that one has then. */
export async function moveVotes({ db }: Tx, from: string, to: string): Promise<number> {
  await db
    .insertInto('question_vote')
    .columns(['question_id', 'person_id', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('question_vote')
        .select((vote) => [vote.val(to).$castTo<string>().as('question_id'), 'person_id', 'at'])
        .where('question_id', '=', from),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { count } = await db
    .selectFrom('question_vote')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('question_id', '=', to)
    .executeTakeFirstOrThrow()
  return count
}

export async function listWithheld(db: Kysely<Database>, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('question')
    .select('id')
    .where('id', 'in', ids)
    .where('state', 'in', ['held', 'hidden'])
    .execute()
  return rows.map((row) => row.id)
}
