import { type Kysely, sql } from 'kysely'

/**
 * What is in force is held against the rules and rates of the day: by which set of rules and when that was last done, what
 * its approval let stand, and until when its owner was asked to mend what is found since. What an employer objects to in
 * the checks goes along with what it hands in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table review_case
      add column measured_by text not null default '',
      add column measured_at timestamptz,
      add column accepted jsonb,
      add column mend_by timestamptz,
      add column objections jsonb not null default '[]';
    create index review_case_unmeasured on review_case (measured_by, measured_at, id) where state in ('approved', 'overturned');
    create index review_case_outdated on review_case (due_at, id) where mend_by is not null;
  `.execute(db)
}
