import { type Kysely, sql } from 'kysely'

/**
 * Which companies an entry of the blacklist keeps out: it lets them back in when it ends, also those whose listed owner
 * left meanwhile. For entries in force now, the trail tells which these are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table blacklist_hold (
      entry_id uuid not null references blacklist_entry,
      employer_id uuid not null references employer,
      primary key (entry_id, employer_id)
    );
    create index blacklist_hold_of_employer on blacklist_hold (employer_id);
    insert into blacklist_hold (entry_id, employer_id)
    select distinct entry.id, employer.id
    from audit_entry told
    join blacklist_entry entry on entry.id::text = told.detail ->> 'entry'
    join employer on employer.id::text = told.subject_id
    where told.action = 'employer.blacklisted' and entry.state = 'in_force' and employer.state = 'blacklisted';
  `.execute(db)
}
