import { type Kysely, sql } from 'kysely'

/**
 * Where messages reach staff. Not `person.phone_hash`: whoever holds that phone signs in by a code alone, and staff do
 * not; and the same phone may be a seeker's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table staff_account
      add column phone_cipher bytea,
      add column phone_confirmed_at timestamptz,
      add constraint staff_account_phone_confirmed check ((phone_cipher is null) = (phone_confirmed_at is null)),
      add constraint staff_account_disabled_no_phone check (disabled_at is null or phone_cipher is null);
  `.execute(db)
}
