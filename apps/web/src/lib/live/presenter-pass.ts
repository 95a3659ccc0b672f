import type { AskMediaToken, MediaTokenView } from '@zhibo/core/media/schema'

/** A pass; `closed` while there is no room; `taken` when another page holds the place; `refused` for who does not present. */
export type Entry = MediaTokenView | 'closed' | 'taken' | 'refused'

const patienceMs = 8000

/** Asks for a pass to a presenter's place. Throws when nobody answers, which on a bad network is no answer at all. */
export async function askForPlace(sessionId: string, ask: AskMediaToken): Promise<Entry> {
  const answer = await fetch(`/api/sessions/${sessionId}/media-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ask),
    signal: AbortSignal.timeout(patienceMs),
  })
  if (answer.ok) {
    const pass = (await answer.json()) as MediaTokenView
    return pass.role === 'presenter' ? pass : 'refused'
  }
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string }
  if (code === 'place_taken') return 'taken'
  if (answer.status === 409 || answer.status === 410) return 'closed'
  throw new Error(`media token: ${answer.status}`)
}

/** By this a page knows its own place again after a crash or a reload; another tab has another. */
export function pageId(): string | undefined {
  const known = sessionStorage.getItem('present:page')
  if (known) return known
  // Absent on pages that are not secure, which get no camera either.
  const made = crypto.randomUUID?.()
  if (made) sessionStorage.setItem('present:page', made)
  return made
}
