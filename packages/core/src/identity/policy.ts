import type { Role } from './schema.ts'

/** What each staff role may do. The verbs ask by permission, never by role, so that this table is the whole policy. */
export const permissions = {
  'session.plan': ['host', 'lead'],
  'session.run': ['host', 'lead'],
  'session.moderate': ['host', 'lead'],
  'session.reopen': ['lead'],
  'phrase.edit': ['lead'],
  'review.read': ['reviewer', 'lead', 'auditor'],
  'review.decide': ['reviewer', 'lead'],
  'review.suspend': ['lead'],
  'review.sign': ['lead'],
  'blacklist.propose': ['reviewer', 'lead'],
  'blacklist.sign': ['lead'],
  'application.assist': ['agent'],
  'application.follow': ['agent', 'host', 'lead'],
  'ledger.read': ['host', 'reviewer', 'lead', 'auditor', 'admin'],
  'ledger.seal': ['lead'],
  'audit.read': ['auditor', 'lead'],
  'policy.edit': ['lead'],
  'staff.reach': ['lead'],
  'account.edit': ['admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

export interface RoleGrant {
  role: Role
  stationId: string | null
}

/** Whether grants allow a permission at a station. A county-wide grant reaches every station; `null` asks about the county as a whole. */
export function mayAt(grants: readonly RoleGrant[], permission: Permission, stationId: string | null): boolean {
  const roles: readonly Role[] = permissions[permission]
  return grants.some(
    (grant) => roles.includes(grant.role) && (grant.stationId === null || grant.stationId === stationId),
  )
}

/** The stations where grants allow a permission: `'all'` for a county-wide grant. */
export function stationsWhere(grants: readonly RoleGrant[], permission: Permission): 'all' | string[] {
  const roles: readonly Role[] = permissions[permission]
  const fitting = grants.filter((grant) => roles.includes(grant.role))
  if (fitting.some((grant) => grant.stationId === null)) return 'all'
  return fitting.flatMap((grant) => grant.stationId ?? [])
}
