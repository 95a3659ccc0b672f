import type { StatedIntake } from './schema.ts'

/** With fewer answers a median tells one person's pay, and little else. */
export const fewestAnswers = 5

/** What may be shown of the pay of the last intake: nothing while too few stand behind it. */
export const intakeToShow = (stated: StatedIntake | null | undefined): StatedIntake | null =>
  stated && stated.answers >= fewestAnswers ? stated : null
