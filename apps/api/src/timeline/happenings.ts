import type { Happening } from '@zhibo/core/timeline/schema'
import type { DeviationFileView } from '@zhibo/core/deviations/schema'
import type { SessionView } from '@zhibo/core/sessions/schema'
import { entriesOfSession, type SessionEntry } from '../audit/of-session.ts'
import type { Ctx } from '../context.ts'
import { listGuestCalls } from '../guests/list.ts'
import { typedIn } from '../live/typed.ts'
import type { AskedInSession } from '../questions/in-session.ts'
import { reasonsOf } from '../sessions/reasons.ts'

interface Known {
  questions: readonly AskedInSession[]
  deviations: readonly DeviationFileView[]
  titles: ReadonlyMap<string, string>
}

/** What the trail tells of a session, each in the words of what it was about. */
export async function happeningsOf(ctx: Ctx, session: SessionView, known: Known): Promise<Happening[]> {
  const reasons = await reasonsOf(ctx, session.id)
  const typed = await typedIn(ctx, session.id)
  const words = await wordsOf(ctx, session, known)
  const begun = session.startedAt ? Date.parse(session.startedAt) : null
  return (await entriesOfSession(ctx, session.id)).map((entry) => {
    const at = entry.at.getTime()
    return {
      at: entry.at.toISOString(),
      atMs: begun === null || at < begun ? null : at - begun,
      action: entry.action,
      actorName: entry.actorName,
      subjectKind: entry.subjectKind,
      about: aboutOf(entry, words) ?? typed.get(at) ?? null,
      reason: reasons.find((each) => each.at.getTime() === at)?.reason ?? null,
    }
  })
}

/** The words of everything an entry may name, by its id. */
async function wordsOf(ctx: Ctx, session: SessionView, { questions, deviations, titles }: Known) {
  const calls = await listGuestCalls(ctx, session.id)
  return new Map<string, string>([
    ...titles,
    ...session.presenters.map(({ id, name }): [string, string] => [id, name]),
    ...session.segments.map(({ id, title, employerName }): [string, string] => [id, title || (employerName ?? '')]),
    ...session.segments.flatMap(({ employerId, employerName }): [string, string][] =>
      employerId && employerName ? [[employerId, employerName]] : [],
    ),
    ...questions.map(({ id, text }): [string, string] => [id, text]),
    ...deviations.map(({ id, text }): [string, string] => [id, text]),
    ...calls.map(({ id, number, topic }): [string, string] => [id, `${number} · ${topic}`]),
  ])
}

/** Its subject where that has words, else the first thing its detail names. */
function aboutOf({ subjectId, detail }: SessionEntry, words: ReadonlyMap<string, string>): string | null {
  const named = [
    subjectId,
    detail['question'],
    detail['job'],
    detail['presenter'],
    detail['segment'],
    detail['employer'],
  ]
  for (const id of named) {
    const found = typeof id === 'string' ? words.get(id) : undefined
    if (found) return found
  }
  return null
}
