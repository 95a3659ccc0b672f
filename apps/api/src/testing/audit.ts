import type { Bench } from '../db/testing.ts'

/** The actions the trail holds about a subject, in order. */
export async function trailOf(bench: Bench, subjectId: string): Promise<string[]> {
  const rows = await bench.deps.db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.action)
}

/** The trail about something, oldest first: what was done, by whom, in which chain and what was said of it. */
export function entriesOf(bench: Bench, kind: string, id: string) {
  return bench.deps.db
    .selectFrom('audit_entry')
    .select(['action', 'actor_id', 'scope', 'detail'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
}
