import type { EmployerFile } from '@zhibo/core/employers/schema'
import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import type { Locale } from '@zhibo/ui/format'
import { fileRows } from '#lib/employers/file-rows.ts'
import { jobGroups } from './job-rows.ts'
import { planGroups } from './plan-rows.ts'
import type { RowGroup } from './row.ts'

/** A revision in words, grouped by the parts it is judged by. Made on the server. */
export function groupsOf(subject: ReviewSubject, content: Record<string, unknown>, locale: Locale): RowGroup[] {
  switch (subject) {
    case 'employer':
      // A revision comes complete from the server, and an old one need not pass today's checks of a name.
      return fileRows(content as EmployerFile, locale)
    case 'job':
      return jobGroups(content, locale)
    case 'session_plan':
      return planGroups(content, locale)
  }
}
