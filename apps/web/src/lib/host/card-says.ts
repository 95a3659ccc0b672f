import type { JobCard } from '@zhibo/core/jobs/schema'
import type { DeviationField } from '@zhibo/core/sessions/schema'
import { payFigure, payNote } from '#lib/jobs/words.ts'
import { m } from '#lib/paraglide/messages.js'

export const deviationFieldNames: Record<DeviationField, () => string> = {
  pay: m.control_field_pay,
  pay_day: m.control_field_pay_day,
  hours: m.control_field_hours,
  rest: m.control_field_rest,
  board: m.control_field_board,
  insurance: m.control_field_insurance,
  place: m.control_field_place,
  fees: m.control_field_fees,
  conditions: m.control_field_conditions,
  other: m.control_field_other,
}

/** What the card says about a field, ready for the banner: one press less while somebody is speaking. */
export function cardSays(field: DeviationField, job: JobCard | undefined): string {
  if (field === 'fees') return m.control_says_fees()
  if (!job) return m.control_says_card()
  switch (field) {
    case 'pay':
      return m.control_says_pay({ pay: payFigure(job), note: payNote(job) })
    case 'pay_day':
      return m.control_says_pay_day({ day: job.pay.payDay })
    case 'hours':
    case 'rest':
      return m.control_says_hours({ hours: job.hours.perDay, days: job.hours.daysPerWeek })
    case 'place':
      return m.control_says_place({ place: job.place })
    default:
      return m.control_says_card()
  }
}
