import { type Kysely, sql } from 'kysely'

/** Who approved a file, who was invited to act for a company, what was said before an approval ran out, the blacklist. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table employer
      add column approved_by uuid references person,
      add column approved_as text check (approved_as in ('reviewer', 'lead')),
      -- Where a blacklisted file comes back to when it is released.
      add column blacklisted_from text check (blacklisted_from in ('approved', 'expiring', 'expired', 'suspended'));
    update employer set blacklisted_from = 'expired' where state = 'blacklisted';
    alter table employer add check ((state = 'blacklisted') = (blacklisted_from is not null));
    update employer set approved_by = decided.by, approved_as = 'reviewer'
    from (
      select distinct on (c.subject_id) c.subject_id, e.actor_id as by
      from review_case c join review_event e on e.case_id = c.id
      where c.subject = 'employer' and e.action in ('approve', 'overturn') and e.actor_id is not null
      order by c.subject_id, e.at desc
    ) decided
    where decided.subject_id = employer.id and employer.approved_revision_id is not null;
    create index employer_by_code on employer (credit_code) where credit_code is not null;

    create table employer_invitation (
      id uuid primary key default uuidv7(),
      employer_id uuid not null references employer,
      phone_hash bytea not null,
      phone_cipher bytea not null,
      name_cipher bytea not null,
      role text not null check (role in ('owner', 'member')),
      state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'revoked', 'lapsed')),
      invited_by uuid not null references person,
      invited_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > invited_at),
      answered_by uuid references person,
      answered_at timestamptz,
      check ((state = 'open') = (answered_at is null)),
      check ((state = 'accepted') <= (answered_by is not null))
    );
    create unique index employer_invitation_one_open on employer_invitation (employer_id, phone_hash) where state = 'open';
    create index employer_invitation_of_employer on employer_invitation (employer_id, invited_at desc);
    create index employer_invitation_to_phone on employer_invitation (phone_hash) where state = 'open';

    -- One row a notice: none goes out twice, however often the sweep runs.
    create table employer_notice (
      employer_id uuid not null references employer,
      approved_until timestamptz not null,
      days int not null check (days > 0),
      noted_at timestamptz not null,
      primary key (employer_id, approved_until, days)
    );

    create table blacklist_entry (
      id uuid primary key default uuidv7(),
      kind text not null check (kind in ('credit_code', 'person')),
      credit_code text check (credit_code ~ '^[0-9A-Z]{18}$'),
      person_id uuid references person,
      phone_hash bytea,
      phone_cipher bytea,
      state text not null default 'proposed' check (state in ('proposed', 'in_force', 'declined', 'lifted', 'ended')),
      version int not null default 1,
      months int not null check (months in (3, 6, 12, 24, 36)),
      reason_code text not null,
      reason text not null check (reason <> ''),
      internal_note text not null default '',
      proposed_by uuid not null references person,
      proposed_at timestamptz not null,
      signed_by uuid references person,
      signed_at timestamptz,
      until timestamptz,
      ended_by uuid references person,
      ended_at timestamptz,
      end_reason text,
      check ((kind = 'credit_code') = (credit_code is not null)),
      check ((kind = 'person') = (person_id is not null or phone_hash is not null)),
      check ((phone_hash is null) = (phone_cipher is null)),
      -- Nothing has force on one person's word.
      check (signed_by <> proposed_by),
      check ((signed_by is null) = (signed_at is null) and (signed_by is null) = (until is null)),
      check ((state in ('in_force', 'lifted', 'ended')) = (signed_by is not null)),
      check ((state in ('declined', 'lifted', 'ended')) = (ended_at is not null)),
      check ((state in ('declined', 'lifted')) <= (end_reason <> ''))
    );
    create unique index blacklist_one_code on blacklist_entry (credit_code) where state in ('proposed', 'in_force');
    create unique index blacklist_one_person on blacklist_entry (person_id) where state in ('proposed', 'in_force');
    create unique index blacklist_one_phone on blacklist_entry (phone_hash) where state in ('proposed', 'in_force');
    create index blacklist_running_out on blacklist_entry (until) where state = 'in_force';
    create index blacklist_newest on blacklist_entry (state, id desc);
  `.execute(db)
}
