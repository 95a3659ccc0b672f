import { sql } from 'kysely'
import type { Ctx } from '../../context.ts'

const most = 500

/** A station's shows since a day; of plans nothing unless they are asked for, and of what was called off only what had been announced. */
export function listForFeed({ db }: Ctx, stationId: string, since: Date, withPlans: boolean) {
  return db
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
    .where('s.id', 'in', (eb) =>
      eb.selectFrom('session_station').select('session_id').where('station_id', '=', stationId),
    )
    .where('s.planned_start', '>=', since)
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
