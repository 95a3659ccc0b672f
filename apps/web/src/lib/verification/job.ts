import type { CheckedOfJob, JobVerificationView } from '@zhibo/core/jobs/verification'
import { calendarDate, type Locale, money } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'
import { checkerFacts, dayOf, type Fact, lastDayOf, rulesFact, type VerifiedSheet } from './sheet.ts'

const things: Record<CheckedOfJob, () => string> = {
  work: m.jobs_of_work,
  place: m.jobs_of_place,
  conditions: m.jobs_of_conditions,
  hours: m.jobs_of_hours,
  contract: m.jobs_of_contract,
  exceptions: m.jobs_of_exceptions,
  amount: m.jobs_of_amount,
  minimum: m.jobs_of_minimum,
  operations: m.jobs_of_operations,
  overtime: m.jobs_of_overtime,
  payDay: m.jobs_of_pay_day,
  insurance: m.jobs_of_insurance,
}
const parts = { job: m.jobs_badge_part_job, pay: m.jobs_badge_part_pay }

/** What stands behind the badge of a job. */
export function jobSheet(verification: JobVerificationView, locale: Locale): VerifiedSheet {
  const { stationName, verifiedAt, until } = verification
  const fact = (title: string, text: string, note?: string): Fact => ({ title, text, note })
  return {
    facts: [
      ...checkerFacts(verification, stationName),
      fact(m.employers_badge_at(), dayOf(verifiedAt, locale)),
      ...(until ? [fact(m.employers_badge_until(), lastDayOf(until.at, locale), untilNotes[until.of]())] : []),
    ],
    checked: verification.checked.map(({ part, of }) => ({
      part: parts[part](),
      of: of.map((thing) => things[thing]()).join(m.employers_listing()),
    })),
    measures: [...wageFact(verification.minimumWage, locale), rulesFact(verification.ruleSet, locale)],
  }
}

const untilNotes = { job: m.jobs_badge_until_job, employer: m.jobs_badge_until_employer }

function wageFact(wage: JobVerificationView['minimumWage'], locale: Locale): Fact[] {
  if (wage === null) return []
  const { from, monthlyFen, hourlyFen, documentNo, confirmed } = wage
  const since = calendarDate(from, locale)
  return [
    {
      title: m.jobs_badge_wage(),
      text: m.jobs_badge_wage_words({ month: money(monthlyFen), hour: money(hourlyFen) }),
      note: confirmed
        ? m.jobs_badge_wage_document({ since, document: documentNo ?? '' })
        : m.jobs_badge_wage_unconfirmed({ since }),
    },
  ]
}
