import { z } from 'zod'
import { approvedBy } from '../reviews/checker.ts'
import type { JobContent } from './schema.ts'
import { verificationStandings } from './sight.ts'

/** What was looked at in a job, by name. */
export const CheckedOfJob = z.enum([
  'work',
  'place',
  'conditions',
  'hours',
  'contract',
  'exceptions',
  'amount',
  'minimum',
  'operations',
  'overtime',
  'payDay',
  'insurance',
])
export type CheckedOfJob = z.infer<typeof CheckedOfJob>

/** What a job's badge opens: who checked its work and its pay, when, until when, by which rules and rates. No note, and nobody's name. */
export const JobVerificationView = z.object({
  jobId: z.uuid(),
  title: z.string(),
  employerId: z.uuid(),
  employerName: z.string(),
  stationName: z.string(),
  standing: z.enum(verificationStandings),
  verifiedAt: z.iso.datetime(),
  /** Until when, unless something is changed before; and whose day that is. Null when it does not hold now. */
  until: z.object({ at: z.iso.datetime(), of: z.enum(['job', 'employer']) }).nullable(),
  ...approvedBy,
  checked: z.array(z.object({ part: z.enum(['job', 'pay']), of: z.array(CheckedOfJob) })),
  /** The rate its pay was held against, as it stood when it was approved. */
  minimumWage: z
    .object({
      from: z.iso.date(),
      monthlyFen: z.int(),
      hourlyFen: z.int(),
      documentNo: z.string().nullable(),
      confirmed: z.boolean(),
    })
    .nullable(),
  ruleSet: z.object({ from: z.iso.date(), bases: z.array(z.string()) }),
  /** Rules or rates have changed since: by when its employer was asked to bring it up to date. */
  mendBy: z.iso.datetime().nullable(),
})
export type JobVerificationView = z.infer<typeof JobVerificationView>

/** What there was to look at in a job. */
export function checkedOf({ hours, pay, exceptions, ageReason }: JobContent): JobVerificationView['checked'] {
  const given = (thing: CheckedOfJob, is: boolean) => (is ? [thing] : [])
  const isException = exceptions.length > 0 || Boolean(ageReason)
  return [
    {
      part: 'job',
      of: ['work', 'place', 'conditions', 'hours', 'contract', ...given('exceptions', isException)],
    },
    {
      part: 'pay',
      of: [
        'amount',
        'minimum',
        ...given('operations', pay.operations.length > 0),
        ...given('overtime', hours.overtimePerMonth > 0),
        'payDay',
        'insurance',
      ],
    },
  ]
}
