import type { AuditEntryView } from '@zhibo/core/audit/schema'
import { wordAction, wordDetail, wordSubject } from '@zhibo/core/audit/words'
import type { Locale } from '@zhibo/core/problem/locale'
import type { StationView } from '@zhibo/core/stations/schema'
import { shortId } from './short-id.ts'

/** A line of the trail in words. Made on the server, where the words of every action are. */
export interface TrailRow {
  id: string
  at: string
  actor: { id: string | null; name: string | null; kind: AuditEntryView['actorKind'] }
  action: string
  code: string
  subject: { kind: string; id: string; href: string | null }
  detail: { label: string; value: string }[]
  /** The station whose chain it is in; null for the county's. */
  station: string | null
  day: string
  seq: number
  requestId: string
  hash: string
}

/** Where one sees what an entry is about. */
const pages: Partial<Record<string, (id: string) => string>> = {
  employer: (id) => `/employers/${id}`,
  job: (id) => `/jobs/${id}`,
  review_case: (id) => `/reviews/${id}`,
  session: (id) => `/sessions/${id}`,
  policy_row: (id) => `/policies#${id}`,
}

export const rowOf = (entry: AuditEntryView, locale: Locale, stations: readonly StationView[]): TrailRow => ({
  id: entry.id,
  at: entry.at,
  actor: { id: entry.actorId, name: entry.actorName, kind: entry.actorKind },
  action: wordAction(entry.action, locale),
  code: entry.action,
  subject: {
    kind: wordSubject(entry.subjectKind, locale),
    id: entry.subjectId,
    href: pages[entry.subjectKind]?.(entry.subjectId) ?? null,
  },
  detail: Object.entries(entry.detail).map(([key, value]) => wordDetail(key, value, locale, entry.subjectKind)),
  station:
    entry.scope === 'county' ? null : (stations.find(({ id }) => id === entry.scope)?.name ?? shortId(entry.scope)),
  day: entry.day,
  seq: entry.seq,
  requestId: entry.requestId,
  hash: entry.hash,
})
