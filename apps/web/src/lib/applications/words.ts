import type { ApplicationState, MyApplicationView } from '@zhibo/core/applications/schema'
import { moment, type Locale } from '@zhibo/ui/format'
import type { Tone } from '@zhibo/ui/tone'
import { m } from '#lib/paraglide/messages.js'
import { nextSteps } from './names.ts'

/** What happens next and by when, in plain words. */
export function nextStep(
  { state, answerDueAt, reason }: Pick<MyApplicationView, 'state' | 'answerDueAt' | 'reason'>,
  now: Date,
  locale: Locale,
): string {
  if (answerDueAt && new Date(answerDueAt) < now) return m.applications_next_overdue()
  const due = answerDueAt ? moment(new Date(answerDueAt), now, locale) : ''
  return nextSteps[state]({ due, reason: reason ?? '' })
}

const good: readonly ApplicationState[] = ['invited', 'arrived', 'signed', 'day7', 'day30', 'day90']
const over: readonly ApplicationState[] = ['refused', 'withdrawn', 'unreachable', 'job_full']

/** A state's tone: green for what staff or the law stands behind, amber while somebody must act. */
export function stateTone(state: ApplicationState): Tone {
  if (good.includes(state)) return 'verified'
  return over.includes(state) ? 'plain' : 'waiting'
}
