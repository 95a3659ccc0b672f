import type { EmployerVerificationView } from '@zhibo/core/employers/schema'
import { calendarDate, type Locale } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'
import { checkerFacts, dayOf, lastDayOf, rulesFact, type VerifiedSheet } from './sheet.ts'

const things: Record<string, () => string> = {
  creditCode: m.employers_of_creditCode,
  licence: m.employers_of_licence,
  permit: m.employers_of_permit,
  authorisation: m.employers_of_authorisation,
  sheet: m.employers_of_sheet,
  originals: m.employers_of_originals,
}
const parts = { qualification: m.employers_part_qualification_short, rules: m.employers_part_rules_short }

/** What stands behind the badge of a company. */
export function employerSheet(verification: EmployerVerificationView, locale: Locale): VerifiedSheet {
  const { stationName, verifiedAt, verifiedUntil, checked, permit, ruleSet } = verification
  return {
    facts: [
      ...checkerFacts(verification, stationName),
      { title: m.employers_badge_at(), text: dayOf(verifiedAt, locale) },
      { title: m.employers_badge_until(), text: lastDayOf(verifiedUntil, locale) },
    ],
    checked: checked.map(({ part, of }) => ({
      part: parts[part](),
      of: of.map((thing) => things[thing]?.() ?? thing).join(m.employers_listing()),
    })),
    measures: [...(permit ? [permitFact(permit, locale)] : []), rulesFact(ruleSet, locale)],
  }
}

const permitFact = ({ no, expires }: NonNullable<EmployerVerificationView['permit']>, locale: Locale) => ({
  title: m.employers_badge_permit(),
  text: expires ? m.employers_badge_permit_words({ no, until: calendarDate(expires, locale) }) : no,
})
