import { type Kysely, sql } from 'kysely'

/** When a plan was first approved. One that was called off or rejected before that was never anybody's but the staff's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table live_session add column announced_at timestamptz;
    update live_session set announced_at = approved.at
    from (
      select c.subject_id, min(e.at) as at
      from review_case c join review_event e on e.case_id = c.id
      where c.subject = 'session_plan' and e.action = 'approve'
      group by c.subject_id
    ) approved
    where approved.subject_id = live_session.id;
  `.execute(db)
}
