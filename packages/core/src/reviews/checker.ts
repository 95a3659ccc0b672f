import { z } from 'zod'

/** Who answers for a decision, as far as the public needs to know: the role they had then, and an initial. Nobody's name. */
export const Checker = z.object({ role: z.enum(['reviewer', 'lead']), initial: z.string() })
export type Checker = z.infer<typeof Checker>
