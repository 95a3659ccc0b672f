import type { JobState } from './schema.ts'

/** Jobs that nobody but their employer and the staff sees: taken down, or of an employer that is not verified now. */
export const jobStatesOutOfSight: readonly JobState[] = ['paused', 'unconfirmed', 'withdrawn', 'suspended']
