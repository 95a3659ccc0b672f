import type { Insurance } from '@zhibo/core/employers/schema'
import type { PriceSource } from '@zhibo/core/jobs/schema'
import { m } from '#lib/paraglide/messages.js'

export const insuranceNames: Record<Insurance, () => string> = {
  pension: m.jobs_insurance_pension,
  medical: m.jobs_insurance_medical,
  injury: m.jobs_insurance_injury,
  unemployment: m.jobs_insurance_unemployment,
  maternity: m.jobs_insurance_maternity,
}

export const sourceNames: Record<PriceSource, () => string> = {
  time_study: m.jobs_source_time_study,
  posted: m.jobs_source_posted,
  agreement: m.jobs_source_agreement,
  last_order: m.jobs_source_last_order,
  estimate: m.jobs_source_estimate,
}
