import { z } from 'zod'

export const HealthView = z.object({ status: z.literal('ok') })
export type HealthView = z.infer<typeof HealthView>

/** What the API stands on, and whether it answers. */
export const ReadyView = z.object({ status: z.literal('ok'), database: z.literal(true), media: z.literal(true) })
export type ReadyView = z.infer<typeof ReadyView>
