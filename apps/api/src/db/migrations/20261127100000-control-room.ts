import { type Kysely, sql } from 'kysely'

/**
 * The control room: how long a guest has been gone, to whom the desk is offered, what became of a deviation, when a slate
 * stood on the screens (that time never counts as airtime), and what viewers are told of an emergency stop.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table guest_call add column seen_at timestamptz;

    alter table session_desk
      add column offered_to uuid references person,
      add column offered_at timestamptz,
      add constraint session_desk_offer check ((offered_to is null) = (offered_at is null) and offered_to is distinct from holder_id);

    alter table deviation
      add column outcome text check (outcome in ('accepted', 'not_accepted')),
      add column answer_due_at timestamptz,
      add constraint deviation_settled check ((state = 'settled') = (outcome is not null));
    create index deviation_by_state on deviation (state, id);
    create index deviation_counted on deviation (employer_id, at) where employer_id is not null and state <> 'withdrawn';

    alter table live_session add column stop_cause text check (stop_cause in ('speech', 'safety', 'technical'));

    create table session_slate (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      slate text not null check (slate in ('intermission', 'technical')),
      from_at timestamptz not null,
      to_at timestamptz check (to_at >= from_at)
    );
    create unique index session_slate_one_up on session_slate (session_id) where to_at is null;
    create index session_slate_of_session on session_slate (session_id, from_at);
  `.execute(db)
}
