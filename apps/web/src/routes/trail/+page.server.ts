import { auditActions, auditSubjects } from '@zhibo/core/audit/words'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import { nextCursor } from '#lib/server/pages.ts'
import { rowOf } from '#lib/trail/rows.ts'
import { filterOf, soundFilter } from '#lib/trail/search.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { audit } = apiOf(event)
  const { locale } = event.locals.preferences
  const { stations } = await event.parent()
  const filter = soundFilter(filterOf(event.url.searchParams))
  const cursor = event.url.searchParams.get('cursor') ?? undefined
  const [answer, people] = await Promise.all([
    audit.index.$get({ query: { ...filter, cursor } }),
    loadFrom(ok(audit.people.$get())),
  ])
  const entries = await loadFrom(ok(Promise.resolve(answer)))
  const choices = (table: Record<string, Record<typeof locale, string>>) =>
    Object.entries(table).map(([value, words]) => ({ value, label: words[locale] }))
  return {
    filter,
    paged: cursor !== undefined,
    next: nextCursor(answer.headers.get('link')),
    rows: entries.map((entry) => rowOf(entry, locale, stations)),
    people: people.map(({ personId, name }) => ({ value: personId, label: name })),
    actions: choices(auditActions),
    kinds: choices(auditSubjects),
  }
}
