import type { Benefit, PayScheme } from '@zhibo/core/jobs/schema'
import { m } from '#lib/paraglide/messages.js'

// Named one by one: a look-up by a made-up key would pull every message of the product into the page. What a card says of
// a job; what only its own page says is in `more-names.ts`.

export const schemeNames: Record<PayScheme, () => string> = {
  monthly: m.jobs_scheme_monthly,
  daily: m.jobs_scheme_daily,
  hourly: m.jobs_scheme_hourly,
  piece: m.jobs_scheme_piece,
  piece_with_floor: m.jobs_scheme_piece_with_floor,
  piece_plus_base: m.jobs_scheme_piece_plus_base,
  base_plus_commission: m.jobs_scheme_base_plus_commission,
}

export const benefitNames: Record<Benefit, () => string> = {
  dormitory: m.jobs_benefit_dormitory,
  couples_room: m.jobs_benefit_couples_room,
  meals: m.jobs_benefit_meals,
  school_run: m.jobs_benefit_school_run,
  full_attendance: m.jobs_benefit_full_attendance,
  seniority: m.jobs_benefit_seniority,
  novices_welcome: m.jobs_benefit_novices_welcome,
  shuttle: m.jobs_benefit_shuttle,
}
