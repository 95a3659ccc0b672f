import { type Kysely, sql } from 'kysely'

/** Employers and jobs: a draft that may be anything, revisions that never change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table employer (
      id uuid primary key default uuidv7(),
      station_id uuid not null references facility,
      name text not null,
      credit_code text,
      state text not null check (state in ('draft', 'in_review', 'returned', 'approved', 'expiring', 'expired', 'suspended', 'rejected', 'blacklisted')),
      version int not null default 1,
      draft jsonb not null default '{}',
      approved_revision_id uuid,
      approved_at timestamptz,
      approved_until timestamptz,
      created_by uuid not null references person,
      created_at timestamptz not null,
      check ((state in ('approved', 'expiring')) <= (approved_revision_id is not null and approved_at is not null and approved_until is not null))
    );
    create unique index employer_one_per_code_in_force on employer (credit_code) where state in ('approved', 'expiring');
    create index employer_running_out on employer (approved_until) where state in ('approved', 'expiring');
    create index employer_by_station on employer (station_id, id);

    create table employer_member (
      employer_id uuid not null references employer,
      person_id uuid not null references person,
      role text not null check (role in ('owner', 'member')),
      created_at timestamptz not null,
      primary key (employer_id, person_id)
    );
    create index employer_member_by_person on employer_member (person_id);

    create table employer_revision (
      id uuid primary key default uuidv7(),
      employer_id uuid not null references employer,
      number int not null,
      content jsonb not null,
      created_by uuid not null references person,
      created_at timestamptz not null,
      unique (employer_id, number)
    );
    create trigger employer_revision_is_fixed before update or delete on employer_revision for each row execute function refuse_change();
    alter table employer add foreign key (approved_revision_id) references employer_revision;

    create table job (
      id uuid primary key default uuidv7(),
      employer_id uuid not null references employer,
      state text not null check (state in ('draft', 'in_review', 'returned', 'rejected', 'published', 'paused', 'full', 'expired', 'withdrawn')),
      version int not null default 1,
      draft jsonb not null default '{}',
      published_revision_id uuid,
      published_at timestamptz,
      title text not null default '',
      trade text not null default 'other',
      scheme text,
      benefits text[] not null default '{}',
      headcount int not null default 0,
      hired int not null default 0,
      valid_until date,
      created_by uuid not null references person,
      created_at timestamptz not null,
      check (hired >= 0),
      check ((state in ('published', 'full')) <= (published_revision_id is not null))
    );
    create index job_last_day on job (valid_until) where state in ('published', 'paused', 'full');
    create index job_by_employer on job (employer_id, id);
    create index job_open on job (id desc) where state = 'published';
    create index job_open_by_trade on job (trade, id desc) where state = 'published';
    create index job_open_title on job using gin (title gin_trgm_ops) where state = 'published';

    create table job_revision (
      id uuid primary key default uuidv7(),
      job_id uuid not null references job,
      number int not null,
      content jsonb not null,
      created_by uuid not null references person,
      created_at timestamptz not null,
      unique (job_id, number)
    );
    create trigger job_revision_is_fixed before update or delete on job_revision for each row execute function refuse_change();
    alter table job add foreign key (published_revision_id) references job_revision;
  `.execute(db)
}
