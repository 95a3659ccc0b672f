import { sql } from 'kysely'
import type { Ctx, Tx } from '../context.ts'

export async function insertReminder({ db, clock }: Ctx, sessionId: string, personId: string): Promise<void> {
  await db
    .insertInto('session_reminder')
    .values({ session_id: sessionId, person_id: personId, created_at: clock(), sent_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteReminder({ db }: Ctx, sessionId: string, personId: string): Promise<void> {
  await db
    .deleteFrom('session_reminder')
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .execute()
}

export async function hasReminder({ db }: Ctx, sessionId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('session_reminder')
    .select('person_id')
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes reminders that are due: of shows about to start, who was not told of this start yet. Whoever was told too early,
 * because the show was put off since, is told again. Rows another worker holds are passed over.
 */
export async function takeDue(tx: Tx, lead: number, limit: number) {
  const { db, clock } = tx
  const now = clock()
  const soon = await listSoon(tx, lead)
  if (soon.length === 0) return []
  const due = await db
    .selectFrom('session_reminder as r')
    .innerJoin('live_session as s', 's.id', 'r.session_id')
    .select(['r.session_id', 'r.person_id', 's.title', 's.planned_start', 's.planned_end'])
    .where('r.session_id', 'in', soon)
    .where(sql<boolean>`(r.sent_at is null or r.sent_at < s.planned_start - ${lead} * interval '1 millisecond')`)
    .orderBy('r.session_id')
    .orderBy('r.person_id')
    .limit(limit)
    .forNoKeyUpdate('r')
    .skipLocked()
    .execute()
  for (const { session_id, person_id } of due)
    await db
      .updateTable('session_reminder')
      .set({ sent_at: now })
      .where('session_id', '=', session_id)
      .where('person_id', '=', person_id)
      .execute()
  return due
}

/** Shows that are about to start, or should be on by now. None lasts longer than a day, so that the index finds where to begin. */
async function listSoon({ db, clock }: Ctx, lead: number): Promise<string[]> {
  const now = clock().getTime()
  const rows = await db
    .selectFrom('live_session')
    .select('id')
    .where('state', '=', 'scheduled')
    .where('planned_start', '>', new Date(now - 86_400_000))
    .where('planned_start', '<=', new Date(now + lead))
    .where('planned_end', '>', new Date(now))
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes some of the reminders of a show away, and says whose they were. The caller holds the show's lock. */
export async function takeReminders({ db }: Tx, sessionId: string, limit: number): Promise<string[]> {
  const taken = await db
    .deleteFrom('session_reminder')
    .where('session_id', '=', sessionId)
    .where('person_id', 'in', (eb) =>
      eb
        .selectFrom('session_reminder')
        .select('person_id')
        .where('session_id', '=', sessionId)
        .orderBy('person_id')
        .limit(limit),
    )
    .returning('person_id')
    .execute()
  return taken.map(({ person_id }) => person_id)
}

/**
 * Who wanted to see a show is nobody's business once it is over, or a day after it should have been. From one show that
 * somebody wants to be reminded of to the next by the key, however many do.
 */
export async function deleteOver({ db }: Ctx, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`with recursive wanted as (
      (select session_id from session_reminder order by session_id limit 1)
      union all
      select (select r.session_id from session_reminder r where r.session_id > wanted.session_id
        order by r.session_id limit 1)
      from wanted where wanted.session_id is not null
    ), over as (
      select s.id from wanted join live_session s on s.id = wanted.session_id
      where s.state in ('ended', 'sealed') or (s.state <> 'cancelled' and s.planned_end < ${before})
    )
    delete from session_reminder r using over where r.session_id = over.id`.execute(db)
  return Number(numAffectedRows ?? 0)
}
