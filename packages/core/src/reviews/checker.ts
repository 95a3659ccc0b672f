import { z } from 'zod'

export const CheckerRole = z.enum(['reviewer', 'lead'])
export type CheckerRole = z.infer<typeof CheckerRole>

/** Who answers for a decision, as far as the public needs to know: the role they had then, if that was kept, and an initial. Nobody's name. */
export const Checker = z.object({ role: CheckerRole.nullable(), initial: z.string() })
export type Checker = z.infer<typeof Checker>

/** How something came in force, for everybody. */
export const approvedBy = {
  checkedBy: Checker,
  /** The second person, where two had to agree. */
  signedBy: Checker.nullable(),
  /** It was rejected at first; others looked again, and these are they. */
  onAppeal: z.boolean(),
}
