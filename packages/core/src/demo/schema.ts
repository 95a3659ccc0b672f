import { z } from 'zod'
import { Role } from '../identity/schema.ts'

/** What a person of the demo is: a staff role, an employer's owner, or somebody who looks for work. */
export const DemoRole = z.enum([...Role.options, 'employer', 'seeker'])
export type DemoRole = z.infer<typeof DemoRole>

/** Somebody one can be by one click; only in the demo. */
export const DemoAccountView = z.object({ id: z.string(), role: DemoRole, name: z.string() })
export type DemoAccountView = z.infer<typeof DemoAccountView>

export const DemoSignIn = z.strictObject({ accountId: z.string().max(40) })
export type DemoSignIn = z.infer<typeof DemoSignIn>

/** A message that would have gone to a phone. The text is empty once it expired. */
export const DemoMessageView = z.object({
  to: z.string(),
  template: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
})
export type DemoMessageView = z.infer<typeof DemoMessageView>
