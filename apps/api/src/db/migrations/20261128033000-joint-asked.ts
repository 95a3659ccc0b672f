import { type Kysely, sql } from 'kysely'

/**
 * A joint show is part of its plan: the host names the stations, and each says yes or no. Who said yes holds the show
 * too; the list stands in the show's own row, so that whoever locks it knows who may act on it. Those that had joined before
 * have said yes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table session_partner (
      session_id uuid not null references live_session,
      station_id uuid not null references facility,
      state text not null default 'asked' check (state in ('asked', 'accepted', 'declined', 'left')),
      asked_by uuid references person,
      asked_at timestamptz not null,
      answered_by uuid references person,
      answered_at timestamptz,
      primary key (session_id, station_id)
    );
    create index session_partner_by_station on session_partner (station_id, session_id);

    alter table live_session add column partner_ids uuid[] not null default '{}';

    insert into session_partner (session_id, station_id, state, asked_by, asked_at, answered_at)
    select t.session_id, t.station_id, 'accepted', s.created_by, t.declared_at, t.declared_at
    from session_station t join live_session s on s.id = t.session_id
    where t.station_id <> s.station_id;

    update live_session s
    set partner_ids = array(select p.station_id from session_partner p where p.session_id = s.id order by p.station_id)
    where exists (select from session_partner p where p.session_id = s.id);
  `.execute(db)
}
