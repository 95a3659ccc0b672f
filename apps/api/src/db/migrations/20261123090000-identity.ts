import { type Kysely, sql } from 'kysely'

/** People, staff accounts, roles, sign-in codes and sessions, and the messages that go out to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists btree_gist;
    create extension if not exists pg_trgm;

    -- Refuses every change to a row that was written: history is appended.
    create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end
    $$;

    create table facility (
      id uuid primary key default uuidv7(),
      kind text not null check (kind in ('station')),
      slug text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
      name text not null,
      operator text not null,
      hr_licence_no text not null,
      hr_licence_expires date not null,
      supervising_body text not null,
      supervising_phone text not null,
      created_at timestamptz not null
    );

    create table person (
      id uuid primary key default uuidv7(),
      name text not null default '',
      phone_hash bytea unique,
      phone_cipher bytea,
      created_at timestamptz not null,
      deleted_at timestamptz,
      check ((phone_hash is null) = (phone_cipher is null)),
      check (deleted_at is null or phone_cipher is null)
    );

    create table staff_account (
      person_id uuid primary key references person,
      account text not null unique check (account = lower(account)),
      password_hash text not null,
      totp_cipher bytea not null,
      totp_last_step bigint not null default 0,
      disabled_at timestamptz,
      created_at timestamptz not null
    );

    -- Wrong passwords, counted for accounts that exist and for those that do not alike, so that a lock tells nothing.
    create table staff_try (
      account_hash bytea primary key,
      failed int not null default 0,
      locked_until timestamptz,
      last_at timestamptz not null
    );

    create table role_grant (
      id uuid primary key default uuidv7(),
      person_id uuid not null references person,
      role text not null check (role in ('host', 'reviewer', 'lead', 'agent', 'auditor', 'admin')),
      station_id uuid references facility,
      granted_at timestamptz not null,
      unique nulls not distinct (person_id, role, station_id)
    );

    create table sign_in_code (
      id uuid primary key default uuidv7(),
      phone_hash bytea not null,
      address_hash bytea not null,
      code_hash bytea not null,
      tries int not null default 0,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index sign_in_code_by_phone on sign_in_code (phone_hash, created_at desc);
    create index sign_in_code_by_address on sign_in_code (address_hash, created_at desc);

    create table auth_session (
      id uuid primary key default uuidv7(),
      token_hash bytea not null unique,
      person_id uuid not null references person,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    );
    create index auth_session_by_person on auth_session (person_id);

    create table outbox_message (
      id uuid primary key default uuidv7(),
      to_cipher bytea not null,
      template text not null,
      body_cipher bytea not null,
      created_at timestamptz not null,
      -- A code is of no use after this: it is neither sent any more nor kept readable.
      expires_at timestamptz,
      next_attempt_at timestamptz not null,
      sent_at timestamptz,
      redacted_at timestamptz,
      attempts int not null default 0,
      last_error text
    );
    create index outbox_message_unsent on outbox_message (next_attempt_at) where sent_at is null;
    create index outbox_message_newest on outbox_message (created_at desc, id desc);
    create index outbox_message_expiring on outbox_message (expires_at) where expires_at is not null and redacted_at is null;
  `.execute(db)
}
