import { type Kysely, sql } from 'kysely'

/**
 * Jobs that are stopped, suspended or wait to be confirmed; imports of many at once; applications that nobody
 * answered in time, or whose job was filled.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table job drop constraint job_state_check;
    alter table job add constraint job_state_check check (state in ('draft', 'in_review', 'returned', 'rejected', 'published', 'paused', 'stopped', 'full', 'unconfirmed', 'expired', 'withdrawn'));
    alter table job add constraint job_was_published check ((state in ('stopped', 'unconfirmed')) <= (published_revision_id is not null));
    alter table job add column suspended_at timestamptz, add column confirmed_at timestamptz, add column confirm_by timestamptz;

    -- A suspension and a worsened edit were both called paused. What a lead took down is told by its case.
    update job
    set suspended_at = suspended.at,
      state = case
        when exists (
          select from review_case newer
          where newer.subject = 'job' and newer.subject_id = job.id and newer.id <> suspended.id
            and newer.state in ('submitted', 'claimed', 'returned')
        ) then 'paused'
        when job.hired >= job.headcount then 'full'
        else 'published'
      end
    from (
      select c.id, c.subject_id, c.revision_id, max(e.at) as at
      from review_case c join review_event e on e.case_id = c.id
      where c.subject = 'job' and c.state = 'suspended' and e.action = 'suspend'
      group by c.id
    ) suspended
    where suspended.subject_id = job.id and suspended.revision_id = job.published_revision_id and job.state = 'paused';
    update job set confirmed_at = coalesce(published_at, created_at) where published_revision_id is not null;

    alter table job add constraint job_confirmed check ((state in ('published', 'unconfirmed')) <= (confirmed_at is not null));
    drop index job_last_day;
    create index job_last_day on job (valid_until) where state in ('published', 'paused', 'stopped', 'full', 'unconfirmed');
    create index job_to_ask on job (confirmed_at) where state = 'published' and confirm_by is null;
    create index job_to_lapse on job (confirm_by) where state = 'published' and confirm_by is not null;
    create index job_filled on job (id) where state = 'full';

    create table job_import (
      id uuid primary key default uuidv7(),
      employer_id uuid not null references employer,
      digest bytea not null check (octet_length(digest) = 32),
      rows jsonb not null,
      problems jsonb not null,
      job_ids uuid[],
      created_by uuid not null references person,
      created_at timestamptz not null,
      unique (employer_id, digest)
    );

    alter table application add column overdue_at timestamptz;
    drop index application_unanswered;
    create index application_unanswered on application (answer_due_at) where state in ('submitted', 'viewed') and overdue_at is null;
    create index application_overdue on application (station_id, id desc) where state in ('submitted', 'viewed') and overdue_at is not null;
    create index application_waiting on application (job_id) where state in ('submitted', 'viewed', 'contacted', 'invited');
    -- Whoever was told that a job is full may apply again when places come free.
    drop index application_one_per_job;
    create unique index application_one_per_job on application (seeker_id, job_id) where state not in ('withdrawn', 'job_full');
  `.execute(db)
}
