import { z } from 'zod'

/** A show that was announced and taken back: what had been public of it and may still be said. */
export const TakenBackView = z.object({
  id: z.uuid(),
  stationName: z.string(),
  /** As it was announced; null when the reviewers do not stand by it any more. */
  title: z.string().nullable(),
  plannedStart: z.iso.datetime(),
  /** It was called off since; otherwise it is planned anew and may be announced again. */
  cancelled: z.boolean(),
  /** As its host told everyone; null when it is not called off, or when the reviewers turned the new plan down. */
  cancelReason: z.string().nullable(),
})
export type TakenBackView = z.infer<typeof TakenBackView>
