import { z } from 'zod'

/** What will no longer be in force when a show begins, segment by segment. */
export const LapseView = z.object({
  segmentId: z.uuid(),
  employerName: z.string(),
  /** The company itself is not verified by then: its whole segment drops out. */
  employerLapses: z.boolean(),
  /** Jobs that are not open by then: they alone drop out. */
  jobs: z.array(z.object({ id: z.uuid(), title: z.string() })),
})
export type LapseView = z.infer<typeof LapseView>
