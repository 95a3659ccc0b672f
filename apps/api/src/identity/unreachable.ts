import { stationsWhere } from '@zhibo/core/identity/policy'
import type { UnreachableView } from '@zhibo/core/identity/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { listUnreachable } from './staff-queries.ts'

/** The staff of the stations one leads whom no message reaches, with what they are there. */
export async function unreachableStaff(ctx: Ctx): Promise<UnreachableView[]> {
  const stations = stationsWhere(requirePerson(ctx.actor).grants, 'staff.reach')
  if (stations.length === 0) throw new AppError('forbidden')
  const people = new Map<string, UnreachableView>()
  for (const { personId, name, role, stationId } of await listUnreachable(ctx, stations)) {
    const known = people.get(personId) ?? { personId, name, roles: [] }
    people.set(personId, { ...known, roles: [...known.roles, { role, stationId }] })
  }
  return [...people.values()]
}
