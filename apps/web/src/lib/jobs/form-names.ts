import { m } from '#lib/paraglide/messages.js'
import type { ExceptionGround } from './typed-job.ts'

// Apart from the names a job card shows, which everybody's pages carry.

/** What the basic pay of a scheme is called, by the time it is for; a part of the whole with all others. */
const baseNames = {
  monthly: m.jobs_form_base_monthly,
  daily: m.jobs_form_base_daily,
  hourly: m.jobs_form_base_hourly,
  part: m.jobs_form_base_part,
}
export const baseName = (scheme: string | undefined): string =>
  (scheme === 'daily' || scheme === 'hourly' || scheme === 'monthly' ? baseNames[scheme] : baseNames.part)()

export const employmentNames = { full_time: m.jobs_form_full_time, part_time: m.jobs_form_part_time }

export const exceptionNames: Record<ExceptionGround, () => string> = {
  womens_protected_work: m.jobs_exception_womens_protected_work,
  named_support_programme: m.jobs_exception_named_support_programme,
  statutory_health_requirement: m.jobs_exception_statutory_health_requirement,
  statutory_physical_requirement: m.jobs_exception_statutory_physical_requirement,
}
