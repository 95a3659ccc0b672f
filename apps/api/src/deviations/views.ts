import type { DeviationView } from '@zhibo/core/sessions/schema'
import type { Deviation } from './queries.ts'

/** As everyone may see it. */
export const toPublicView = (deviation: Deviation): DeviationView => ({
  id: deviation.id,
  jobId: deviation.job_id,
  field: deviation.field,
  text: deviation.text,
  at: deviation.at.toISOString(),
})
