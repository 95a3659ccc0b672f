import type { ReviewAction } from '@zhibo/core/reviews/lifecycle'
import { fieldName, returnedFields } from '@zhibo/core/reviews/fields'
import { PartVerdict, ReasonCode, ReviewPart, type ReviewEventView } from '@zhibo/core/reviews/schema'
import type { Locale } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'
import { actionNames, partNames, reasonNames } from './names.ts'

/** One step of a case, told. */
export interface Happening {
  seq: number
  at: string
  what: string
  who: string
  why: string
  /** What was said of the parts that went back, a sentence each. */
  parts: string[]
  publicNote: string
  internalNote: string
}

/** The history in words, the newest first. People who sign in by phone have no name here: their company stands for them. */
export const happeningsOf = (
  history: readonly ReviewEventView[],
  employerName: string | null,
  locale: Locale,
): Happening[] =>
  history.toReversed().map((event) => {
    const { seq, at, action, actorName, reasonCode, publicNote, internalNote } = event
    const byEmployer = action === 'submit' || action === 'appeal'
    return {
      seq,
      at,
      what: actionNames[action as ReviewAction]?.() ?? action,
      who: actorName || (byEmployer && employerName) || m.reviews_by_system(),
      why: reasonOf(reasonCode),
      parts: Object.entries(event.parts).flatMap(([part, verdict]) => verdictOf(part, verdict, publicNote, locale)),
      publicNote,
      internalNote,
    }
  })

/** What was said of a part is told unless the words to the employer already contain it. */
function verdictOf(name: string, verdict: unknown, publicNote: string, locale: Locale): string[] {
  const part = ReviewPart.safeParse(name)
  const said = PartVerdict.safeParse(verdict)
  if (!part.success || !said.success || said.data.result === 'pass') return []
  const { reasonCode, article, note } = said.data
  const named = returnedFields({ [part.data]: said.data }).map(({ field, note: of }) => {
    const label = fieldName(part.data, field, locale)
    return of && !publicNote.includes(of) ? m.reviews_said_field({ label, note: of }) : label
  })
  const fields = named.length > 0 ? m.reviews_said_fields({ fields: named.join(m.employers_listing()) }) : ''
  const words = [reasonOf(reasonCode ?? null), article, note && !publicNote.includes(note) ? note : '', fields]
  return [`${partNames[part.data]()}${m.employers_colon()}${words.filter(Boolean).join(' · ')}`]
}

/** A reason's name; nothing for none, or for one that is no longer given. */
export const reasonOf = (code: string | null): string => {
  const known = ReasonCode.safeParse(code)
  return known.success ? reasonNames[known.data]() : ''
}
