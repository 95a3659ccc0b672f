import type { EmployerView } from '@zhibo/core/employers/schema'
import { dayWords, type Locale } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'

/** Where a file or a job stands with the reviewers. */
type Standing = Pick<EmployerView, 'appealable' | 'takesRevision' | 'lastDecision'>

/** Whether the last word on it was a rejection, before or after an appeal. */
export const wasRejected = ({ lastDecision }: Standing): boolean =>
  lastDecision?.decision === 'reject' || lastDecision?.decision === 'uphold'

/** What may be done about a rejection; nothing to say while its appeal is looked at. */
export function afterRejection({ appealable, takesRevision }: Standing, now: Date, locale: Locale): string {
  if (appealable) return m.employers_rejected_appeal({ day: dayWords(new Date(appealable.until), now, locale) })
  return takesRevision ? m.employers_rejected_anew() : ''
}
