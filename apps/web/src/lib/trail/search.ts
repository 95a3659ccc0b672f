import { AuditExport } from '@zhibo/core/audit/schema'

const names = ['actor', 'action', 'subjectKind', 'subject', 'from', 'to'] as const

/** What the filters are set to, as typed; what is not filled in is left out. */
export type TrailFilter = Partial<Record<(typeof names)[number], string>>

/** The filters of an address. */
export function filterOf(query: URLSearchParams): TrailFilter {
  const filter: TrailFilter = {}
  for (const name of names) {
    const value = query.get(name)?.trim()
    if (value) filter[name] = value
  }
  return filter
}

/** The same without what cannot be looked for: an address that was typed or shortened shows the rest. */
export function soundFilter(filter: TrailFilter): TrailFilter {
  const wrong = new Set(AuditExport.safeParse(filter).error?.issues.map(({ path }) => path[0]))
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !wrong.has(name)))
}

/** The address of the trail with these filters, or of its export. */
export const trailHref = (filter: TrailFilter, more: { cursor?: string } = {}, page = '/trail'): string => {
  const query = new URLSearchParams({ ...filter, ...more }).toString()
  return query ? `${page}?${query}` : page
}
