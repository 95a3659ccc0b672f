import { type Permission, permissions } from '@zhibo/core/identity/policy'
import type { Role } from '@zhibo/core/identity/schema'
import type { Ctx } from '../context.ts'
import { listHolders } from './staff-queries.ts'

/** Staff whose roles allow something at one of these stations, by name. Whoever calls this answers for who gets to see it. */
export function whoMay(
  ctx: Ctx,
  permission: Permission,
  stationIds: readonly string[],
): Promise<{ personId: string; name: string }[]> {
  const roles: readonly Role[] = permissions[permission]
  return listHolders(ctx, roles, stationIds)
}
