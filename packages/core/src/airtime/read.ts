import { z } from 'zod'
import { type AirtimeDocument, AirtimeHead, AirtimeSession } from './schema.ts'

/** A document breaks a rule: one line that names the session and, from 0, the position. */
export class AirtimeRefusal extends Error {
  override name = 'AirtimeRefusal'
}

/**
 * Checks a document from outside: its head at once, each session when it is asked for, so that evidence of many years
 * is never held twice. Both throw an AirtimeRefusal. `sessions` may be handed in apart, as a reader comes by them.
 */
export function readAirtimeDocument(json: unknown, sessions?: Iterable<unknown>): AirtimeDocument {
  const head = AirtimeHead.safeParse(json)
  if (!head.success) throw refusal(head.error, [], '')
  const { policy, now } = head.data
  return { policy, now, sessions: checked(sessions ?? head.data.sessions) }
}

function* checked(sessions: Iterable<unknown>): Generator<AirtimeSession> {
  const seen = new Map<string, number>()
  let at = 0
  for (const json of sessions) {
    const { success, data, error } = AirtimeSession.safeParse(json)
    if (!success) throw refusal(error, ['sessions', at], `${nameOf(json)}, `)
    const first = seen.get(data.id)
    if (first !== undefined)
      throw new AirtimeRefusal(`${nameOf(json)}, sessions[${at}].id: this id stands at position ${first} already`)
    seen.set(data.id, at)
    yield data
    at += 1
  }
}

function refusal(error: z.ZodError, under: PropertyKey[], session: string): AirtimeRefusal {
  const { path, message } = error.issues[0] ?? { path: [], message: error.message }
  return new AirtimeRefusal(`${session}${z.core.toDotPath([...under, ...path]) || 'the document'}: ${message}`)
}

const Named = z.object({ id: z.string() })

function nameOf(json: unknown): string {
  const named = Named.safeParse(json)
  return named.success ? `session ${JSON.stringify(named.data.id)}` : 'session without an id'
}
