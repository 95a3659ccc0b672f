import { z } from 'zod'

/** 口播偏差 after the show: open until the employer explains it and the station settles it. */
export const DeviationState = z.enum(['open', 'explained', 'settled', 'withdrawn'])
export type DeviationState = z.infer<typeof DeviationState>
