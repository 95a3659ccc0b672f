import type { EmployerVerificationView } from '@zhibo/core/employers/schema'
import { m } from '#lib/paraglide/messages.js'

const things: Record<string, () => string> = {
  creditCode: m.employers_of_creditCode,
  licence: m.employers_of_licence,
  permit: m.employers_of_permit,
  authorisation: m.employers_of_authorisation,
  sheet: m.employers_of_sheet,
  originals: m.employers_of_originals,
}
/** What was looked at, as people say it. */
export const checkedWord = (thing: string): string => things[thing]?.() ?? thing

/** Who answers for it: role and initial, as far as the public needs to know. */
export function checkedByWords({ checkedBy, stationName: station }: EmployerVerificationView): string {
  const { role, initial } = checkedBy
  if (initial === '') return m.employers_badge_role_nobody({ station })
  return role === 'lead'
    ? m.employers_badge_role_lead({ station, initial })
    : m.employers_badge_role_reviewer({ station, initial })
}
