import { sql } from 'kysely'
import type { Bench } from '../db/testing.ts'
import type { APlannedSession } from './sessions.ts'

const part = 20_000

const planned = { shows: 100_000, stations: 100 }

/**
 * Ten years of a hundred stations' shows like this one, almost all of them over: most were held, every seventh was called off.
 * Each has a segment, a studio, a place and an invitation that was answered; one in ten is of a series. Those to come have
 * viewers who want to be reminded. Of a thousand presenters the show's own is one.
 */
export async function manyPlans(
  bench: Bench,
  { session, stationId, employer, presenter }: APlannedSession,
): Promise<void> {
  const now = bench.clock.read()
  await bench.deps.db.transaction().execute(async (tx) => {
    await sql`
      insert into facility
      select made.* from facility source, generate_series(2, ${sql.lit(planned.stations)}) n,
        lateral jsonb_populate_record(source, jsonb_build_object('id', uuidv7(), 'slug', 'many-' || n)) made
      where source.id = ${stationId}`.execute(tx)
    await sql`insert into studio (station_id, name, created_at) select id, '一号', ${now} from facility`.execute(tx)
    await sql`
      create temp table people as
        select case n when 1 then ${presenter.personId} else uuidv7() end as id, n, n % 20 as crowd
        from generate_series(1, 1000) n`.execute(tx)
    await sql`insert into person (id, created_at) select id, ${now} from people on conflict do nothing`.execute(tx)
    await sql`
      insert into employer_member
      select made.* from people, employer_member source,
        lateral jsonb_populate_record(source, jsonb_build_object('person_id', people.id)) made
      where source.employer_id = ${employer.id} and source.person_id = ${presenter.personId} and people.n > 1`.execute(
      tx,
    )
    await sql`
      insert into session_series (id, station_id, title, kind, weekday, starts_at, minutes, from_day, until_day, created_by,
        created_at, ended_at)
      select uuidv7(), (array(select id from facility order by id))[1 + n % ${sql.lit(planned.stations)}], '周三夜场', 'recruiting', 3, '19:30', 90, '2026-01-01', '2026-12-31',
        source.created_by, ${now}, case when n % 20 > 0 then ${now}::timestamptz end
      from live_session source, generate_series(1, 10000) n where source.id = ${session.id}`.execute(tx)
    await sql`
      create temp table made as
      select uuidv7() as id, uuidv7() as segment_id, uuidv7() as presenter_id, n,
        (array(select id from facility order by id))[1 + n % ${sql.lit(planned.stations)}] as station_id,
        case when n % 10 = 0 then (array(select id from session_series order by id))[1 + n / 10 % 10000] end as series_id,
        (array(select id from people order by n))[1 + n % 1000] as person_id,
        ${now}::timestamptz + (n - 97500) * interval '53 minutes' as starts,
        case when n % 7 = 0 then 'cancelled' when n < 97500 then 'ended' when n % 5 = 0 then 'draft' else 'scheduled' end as state
      from generate_series(1, ${sql.lit(planned.shows)}) n`.execute(tx)
    for (let from = 1; from <= planned.shows; from += part) {
      const range = sql`made.n between ${from} and ${from + part - 1}`
      await sql`
        insert into live_session
        select row.* from live_session source, made, lateral jsonb_populate_record(source, jsonb_build_object(
          'id', made.id, 'station_id', made.station_id, 'series_id', made.series_id,
          'series_day', case when made.series_id is not null then made.starts::date end, 'state', made.state,
          'planned_start', made.starts, 'planned_end', made.starts + interval '2 hours',
          'started_at', case when made.state = 'ended' then made.starts end,
          'ended_at', case when made.state = 'ended' then made.starts + interval '2 hours' end,
          'cancel_told_at', case when made.state = 'cancelled' then made.starts end)) row
        where source.id = ${session.id} and ${range}`.execute(tx)
      await sql`
        insert into session_station (session_id, station_id, declared_at)
        select id, station_id, ${now} from made where ${range}`.execute(tx)
      await sql`
        insert into studio_booking (studio_id, session_id, during, released_at)
        select studio.id, made.id, tstzrange(made.starts, made.starts + interval '2 hours'), ${now}
        from made join studio on studio.station_id = made.station_id and studio.name = '一号' where ${range}`.execute(
        tx,
      )
      await sql`
        insert into session_presenter (id, session_id, employer_id, person_id, state)
        select made.presenter_id, made.id, ${employer.id}, made.person_id, 'off_air' from made where ${range}`.execute(
        tx,
      )
      await sql`
        insert into segment (id, session_id, position, employer_id, presenter_id, minutes)
        select made.segment_id, made.id, 0, ${employer.id}, made.presenter_id, 30 from made where ${range}`.execute(tx)
      await sql`
        insert into session_invitation (session_id, presenter_id, state, invited_by, invited_at, asked_for, answered_at)
        select made.id, made.presenter_id, case when made.state = 'cancelled' then 'withdrawn' else 'accepted' end,
          made.person_id, ${now}, made.starts, ${now}
        from made where ${range}`.execute(tx)
      await sql`
        insert into session_reminder (session_id, person_id, created_at, sent_at)
        select made.id, people.id, ${now}, null
        from made join people on people.crowd = made.n % 20
        where made.state = 'scheduled' and ${range}`.execute(tx)
    }
    await sql`drop table people, made`.execute(tx)
  })
}
