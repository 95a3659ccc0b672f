import { contactSpans } from './contacts.ts'
import { read } from './reading.ts'
import { contactFindings } from './rules/contact.ts'
import type { Finding } from './schema.ts'

/** What holds a chat message or question for the host: ways of contact. Spans count in the text as sent. */
export const checkChat = (text: string): Finding[] => contactFindings(read('text', text))

/** The text with every way of contact replaced by stars. */
export function maskContacts(text: string): string {
  let masked = ''
  let at = 0
  for (const [start, end] of contactSpans(text)) {
    masked += `${text.slice(at, start)}****`
    at = end
  }
  return masked + text.slice(at)
}
