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
