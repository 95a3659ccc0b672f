import { type Kysely, sql } from 'kysely'

/**
 * 联办: a station says yes to a show at its hours. The yes names them, so that no show moves under it: whoever moves one
 * has to ask anew first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session_partner add column yes_from timestamptz, add column yes_until timestamptz;
    update session_partner p set yes_from = s.planned_start, yes_until = s.planned_end
      from live_session s where s.id = p.session_id and p.state = 'accepted';

    alter table live_session add constraint live_session_hours unique (id, planned_start, planned_end);
    alter table session_partner
      add constraint session_partner_yes_names_hours
        check (num_nonnulls(yes_from, yes_until) = case state when 'accepted' then 2 else 0 end),
      add constraint session_partner_yes_to_hours foreign key (session_id, yes_from, yes_until)
        references live_session (id, planned_start, planned_end);
  `.execute(db)
}
