import type { Checker } from '@zhibo/core/reviews/checker'
import { calendarDate, dayWords, type Locale } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'

export interface Fact {
  title: string
  text: string
  note?: string
}

/** What stands behind a badge, in words: who and when, what was looked at, and by what it was measured. */
export interface VerifiedSheet {
  facts: Fact[]
  checked: { part: string; of: string }[]
  measures: Fact[]
}

/** Who answers for it: role and initial, as far as the public needs to know. */
function checkerWords({ role, initial }: Checker, station: string): string {
  if (initial === '') return m.employers_badge_role_nobody({ station })
  switch (role) {
    case 'lead':
      return m.employers_badge_role_lead({ station, initial })
    case 'reviewer':
      return m.employers_badge_role_reviewer({ station, initial })
    case null:
      return m.employers_badge_role_staff({ station, initial })
  }
}

/** Who checked it, and who signed beside them where two had to agree. */
export function checkerFacts(
  { checkedBy, signedBy, onAppeal }: { checkedBy: Checker; signedBy: Checker | null; onAppeal: boolean },
  station: string,
): Fact[] {
  const note = onAppeal ? m.employers_badge_on_appeal() : undefined
  return [
    { title: m.employers_badge_by(), text: checkerWords(checkedBy, station), note },
    ...(signedBy ? [{ title: m.employers_badge_signed(), text: checkerWords(signedBy, station) }] : []),
  ]
}

/** The rules, by the day they are in use since and what they stand on. */
export const rulesFact = ({ from, bases }: { from: string; bases: string[] }, locale: Locale): Fact => ({
  title: m.employers_badge_rules(),
  text: m.employers_badge_rules_from({ from: calendarDate(from, locale) }),
  note: bases.join(m.employers_listing()),
})

export const dayOf = (at: string, locale: Locale): string => dayWords(new Date(at), new Date(), locale)

/** The last day it is good: what ends at midnight is over when the next day begins. */
export const lastDayOf = (until: string, locale: Locale): string =>
  dayWords(new Date(Date.parse(until) - 1), new Date(), locale)
