import { sql } from 'kysely'
import type { Ctx } from '../../context.ts'

const most = 500

/** Its own by their hours, and the few it joined: so that neither all its years nor everybody's shows are read. */
const heldSince = ({ db }: Ctx, stationId: string, since: Date) =>
  db
    .selectFrom('live_session as own')
    .select('own.id')
    .where('own.station_id', '=', stationId)
    .where('own.planned_start', '>=', since)
    .union(
      db
        .selectFrom('session_partner as p')
        .innerJoin('session_station as t', (join) =>
          join.onRef('t.session_id', '=', 'p.session_id').onRef('t.station_id', '=', 'p.station_id'),
        )
        .innerJoin('live_session as joined', 'joined.id', 'p.session_id')
        .select('joined.id')
        .where('p.station_id', '=', stationId)
        .where('joined.planned_start', '>=', since),
    )

/** A station's shows since a day; of plans nothing unless they are asked for, and of what was called off only what had been announced. */
export function listForFeed(ctx: Ctx, stationId: string, since: Date, withPlans: boolean) {
  return ctx.db
    .selectFrom('live_session as s')
    .innerJoin('facility', 'facility.id', 's.station_id')
    .select([
      's.id',
      's.version',
      's.state',
      's.title',
      's.planned_start',
      's.planned_end',
      's.started_at',
      's.ended_at',
    ])
    .select(['s.created_at', 's.announced_at', 'facility.name as station_name'])
    .select(
      sql<string | null>`(select studio.name from studio_booking b join studio on studio.id = b.studio_id
        where b.session_id = s.id and studio.station_id = ${stationId} order by b.released_at desc nulls first limit 1)`.as(
        'studio_name',
      ),
    )
    .select(
      sql<string[]>`array(select e.name from segment g join employer e on e.id = g.employer_id
        where g.session_id = s.id group by e.id, e.name order by min(g.position))`.as('employer_names'),
    )
    .where('s.id', 'in', heldSince(ctx, stationId, since))
    .where((eb) =>
      eb.or([
        eb.and([eb('s.announced_at', 'is not', null), eb('s.state', 'not in', ['draft', 'in_review'])]),
        ...(withPlans ? [eb('s.state', 'in', ['draft', 'in_review'])] : []),
      ]),
    )
    .orderBy('s.planned_start')
    .orderBy('s.id')
    .limit(most)
    .execute()
}
