import { z } from 'zod'
import { AirtimeDocument } from './schema.ts'

export type ReadAirtime = { ok: true; document: AirtimeDocument } | { ok: false; refusal: string }

/** Checks a document from outside. A refusal is one line that names the session and, from 0, the position. */
export function readAirtimeDocument(json: unknown): ReadAirtime {
  const { success, data, error } = AirtimeDocument.safeParse(json)
  if (success) return { ok: true, document: data }
  const issue = error.issues[0]
  return { ok: false, refusal: issue ? line(issue, json) : 'not an airtime document' }
}

function line({ path, message }: z.core.$ZodIssue, json: unknown): string {
  const [head, at] = path
  const session = head === 'sessions' && typeof at === 'number' ? `session ${nameOf(json, at)}, ` : ''
  return `${session}${z.core.toDotPath(path) || 'the document'}: ${message}`
}

const NamedSessions = z.object({ sessions: z.array(z.unknown()) })
const Named = z.object({ id: z.string() })

function nameOf(json: unknown, at: number): string {
  const named = Named.safeParse(NamedSessions.parse(json).sessions[at])
  return named.success ? JSON.stringify(named.data.id) : 'without an id'
}
