import type { QuestionState } from '@zhibo/core/questions/schema'
import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { Database } from '../db/schema.ts'
import type { QuestionTable } from './tables.ts'

export type Question = Selectable<QuestionTable>

/** What everyone sees. */
export const visibleStates: readonly QuestionState[] = ['open', 'taken', 'answered']

/** The same as the index of visible questions has it: a parameter would not be seen to match. */
const isVisible = sql<boolean>`state in ('open', 'taken', 'answered')`

/** The row; undefined when this person sent this key before, even a moment ago. */
export function insertQuestion({ db }: Tx, question: Insertable<QuestionTable>): Promise<Question | undefined> {
  return db
    .insertInto('question')
    .values(question)
    .onConflict((conflict) => conflict.columns(['asked_by', 'idempotency_key']).doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** What this person sent with this key, in whichever session. */
export async function findByKey({ db }: Ctx, askedBy: string, key: string | null): Promise<Question | undefined> {
  if (key === null) return undefined
  return db
    .selectFrom('question')
    .selectAll()
    .where('asked_by', '=', askedBy)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()
}

/** What this person asked here in the same words. */
export function findSame({ db }: Ctx, sessionId: string, askedBy: string, text: string): Promise<Question | undefined> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('asked_by', '=', askedBy)
    .where('session_id', '=', sessionId)
    .where('text', '=', text)
    .limit(1)
    .executeTakeFirst()
}

/** A question that everyone sees, whatever its session. */
export function findShown({ db }: Ctx, id: string): Promise<Question | undefined> {
  return db.selectFrom('question').selectAll().where('id', '=', id).where(isVisible).executeTakeFirst()
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

const mostWanted = 150
const newest = 50

/**
 * What viewers of a session see, most wanted first; of very many those that are wanted most and those that were asked last,
 * so that nobody's own is gone when the page is read again. Held and hidden ones never leave through here.
 */
export async function listVisible({ db }: Ctx, sessionId: string): Promise<Question[]> {
  const visible = () => db.selectFrom('question').where('session_id', '=', sessionId).where(isVisible)
  return db
    .selectFrom('question')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb
        .selectFrom(visible().select('id').orderBy('votes', 'desc').orderBy('id').limit(mostWanted).as('wanted'))
        .select('wanted.id')
        .union(eb.selectFrom(visible().select('id').orderBy('id', 'desc').limit(newest).as('last')).select('last.id')),
    )
    .orderBy('votes', 'desc')
    .orderBy('id')
    .execute()
}

/** What waits for a look, first come first: the host's alone. */
export function listHeld({ db }: Ctx, sessionId: string, limit = 200): Promise<Question[]> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where(sql<boolean>`state = 'held'`)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What was hidden or merged, the latest first: a press may have been a mistake. */
export function listHidden({ db }: Ctx, sessionId: string, limit = 50): Promise<Question[]> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('state', '=', 'hidden')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What a person asked in a session, whatever became of it; the newest first. */
export function listAskedBy({ db }: Ctx, sessionId: string, personId: string, limit = 100): Promise<Question[]> {
  return db
    .selectFrom('question')
    .selectAll()
    .where('asked_by', '=', personId)
    .where('session_id', '=', sessionId)
    .orderBy('asked_at', 'desc')
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

/** Of these people, how many questions of each were hidden in a session for a reason; a merged one is no fault. */
export async function countHidden(
  { db }: Ctx,
  sessionId: string,
  personIds: readonly string[],
): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('question')
    .select(({ fn }) => ['asked_by', fn.countAll<number>().as('count')])
    .where('asked_by', 'in', [...new Set(personIds)])
    .where('session_id', '=', sessionId)
    .where('state', '=', 'hidden')
    .where('merged_into', 'is', null)
    .groupBy('asked_by')
    .execute()
  return new Map(rows.map((row) => [row.asked_by, row.count]))
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

/** Every question of a session in whatever state, in the order in which they came. */
export function listAll({ db }: Ctx, sessionId: string): Promise<Question[]> {
  return db.selectFrom('question').selectAll().where('session_id', '=', sessionId).orderBy('id').execute()
}
