import { type Kysely, sql } from 'kysely'

/**
 * Second signatures, the weight of what the checks find, who handed in any revision of a subject; the working-day
 * calendar, filters people keep, findings marked as wrong, approvals drawn for a second look.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table review_case
      drop constraint review_case_state_check,
      add column proposed_action text check (proposed_action in ('approve', 'reinstate', 'uphold', 'overturn')),
      add column proposed_by uuid references person,
      add column signed_by uuid references person,
      add column submitters uuid[] not null default '{}',
      add column blocks int,
      add column returns int,
      add column flags int,
      add column weighed_at timestamptz,
      add column differs boolean not null default false;
    alter table review_case add column weight text generated always as (
      case
        when blocks is null then null
        when blocks > 0 then 'block'
        when returns > 0 then 'return'
        when flags > 0 then 'flag'
        else 'none'
      end
    ) stored;
    update review_case c
    set submitters = array(
      select distinct submitter
      from (
        select other.submitted_by from review_case other where other.subject = c.subject and other.subject_id = c.subject_id
        union all
        select event.actor_id
        from review_event event join review_case other on other.id = event.case_id
        where other.subject = c.subject and other.subject_id = c.subject_id and event.action = 'submit'
      ) handed_in (submitter)
      where submitter is not null
    );
    alter table review_case
      add constraint review_case_state_check check (state in ('submitted', 'claimed', 'approved', 'returned', 'rejected', 'suspended', 'appealed', 'upheld', 'overturned', 'awaiting_signature')),
      add constraint review_case_proposal_check check ((state = 'awaiting_signature') = (proposed_action is not null and proposed_by is not null)),
      add constraint review_case_signer_check check (signed_by <> decided_by),
      add constraint review_case_submitters_check check (submitted_by = any(submitters)),
      add constraint review_case_weighed_check check ((weighed_at is null) = (blocks is null) and (blocks is null) = (returns is null) and (blocks is null) = (flags is null));

    drop index review_case_one_open;
    create unique index review_case_one_open on review_case (subject, subject_id)
      where state in ('submitted', 'claimed') or (state = 'awaiting_signature' and proposed_action = 'approve');
    create index review_case_of_station on review_case (station_id, state, due_at, id);
    create index review_case_waiting on review_case (due_at, id) where state in ('submitted', 'claimed', 'appealed', 'awaiting_signature');
    create index review_case_by_weight on review_case (weight, state, due_at, id);
    create index review_case_by_subject on review_case (subject, state, due_at, id);
    create index review_case_unweighed on review_case (weighed_at nulls first, id) where state in ('submitted', 'claimed', 'appealed', 'awaiting_signature');
    create index review_case_differing on review_case (due_at, id) where differs;
    create index review_case_title on review_case using gin (title gin_trgm_ops);

    alter table review_event
      add column due_at timestamptz,
      add column waited_ms bigint check (waited_ms >= 0),
      add column proposed_by uuid references person;
    create index review_event_decisions on review_event (at) where action in ('approve', 'return', 'reject');

    create table calendar_day (
      day date primary key,
      kind text not null check (kind in ('holiday', 'workday')),
      note text not null default '',
      document_no text not null default '',
      set_by uuid not null references person,
      set_at timestamptz not null
    );

    create table review_filter (
      id uuid primary key default uuidv7(),
      person_id uuid not null references person,
      name text not null,
      filter jsonb not null,
      unique (person_id, name)
    );

    create table review_finding_mark (
      id uuid primary key default uuidv7(),
      case_id uuid not null references review_case,
      revision_id uuid not null,
      station_id uuid not null references facility,
      rule text not null,
      field text not null,
      text text not null default '',
      note text not null default '',
      state text not null default 'open' check (state in ('open', 'upheld', 'overturned')),
      marked_by uuid not null references person,
      marked_at timestamptz not null,
      settled_by uuid references person,
      settled_at timestamptz,
      word text not null default '',
      unique (case_id, revision_id, rule, field, text),
      check ((state = 'open') = (settled_by is null) and (settled_by is null) = (settled_at is null))
    );
    create index review_finding_mark_by_state on review_finding_mark (state, id);
    create index review_finding_mark_made on review_finding_mark (marked_at);

    create table review_reinspection (
      id uuid primary key default uuidv7(),
      case_id uuid not null references review_case,
      revision_id uuid not null,
      revision_number int not null,
      station_id uuid not null references facility,
      decided_by uuid not null references person,
      signed_by uuid references person,
      drawn_at timestamptz not null,
      answer text check (answer in ('agrees', 'differs')),
      note text not null default '',
      answered_by uuid references person,
      answered_at timestamptz,
      settled_by uuid references person,
      settled_at timestamptz,
      word text not null default '',
      state text generated always as (
        case
          when answer is null then 'open'
          when answer = 'agrees' then 'agrees'
          when settled_by is null then 'differs'
          else 'settled'
        end
      ) stored,
      unique (case_id, revision_id),
      check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
      check (answered_by <> decided_by),
      check (answered_by is distinct from signed_by or answered_by is null),
      check ((settled_by is null) = (settled_at is null) and (settled_by is null or answer = 'differs'))
    );
    create index review_reinspection_by_state on review_reinspection (state, id);
    create index review_reinspection_drawn on review_reinspection (drawn_at);
    create index review_reinspection_answered on review_reinspection (answered_at) where answered_at is not null;
  `.execute(db)
}
