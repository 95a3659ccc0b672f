import type { JobState } from './schema.ts'

/** Jobs that nobody but their employer and the staff sees: taken down, or of an employer that is not verified now. */
export const jobStatesOutOfSight: readonly JobState[] = ['paused', 'unconfirmed', 'withdrawn', 'suspended']

/** Whether what was checked in a job can be relied on now. `suspended` is a lead's act; `over` has run out, with the job or its company. */
export const verificationStandings = ['in_force', 'suspended', 'over'] as const
export type VerificationStanding = (typeof verificationStandings)[number]

/** How the verification of a job stands, its company being in force; null where nobody is told: never published, or out of sight. */
export function verificationStanding(state: JobState): VerificationStanding | null {
  switch (state) {
    case 'published':
    case 'full':
    case 'stopped':
      return 'in_force'
    case 'expired':
      return 'over'
    case 'suspended':
      return 'suspended'
    default:
      return null
  }
}
