import { z } from 'zod'
import { HandView } from '../sessions/schema.ts'
import { line } from '../text.ts'

/** How long a hand stays up when nobody lowers it, in minutes. */
export const handMinutes = 5

/** Where somebody sits before a wall: the place as its screen names it, the number on the seat. */
export const RaiseHand = z.strictObject({
  place: line(40),
  seat: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z]{1,4}$/),
})
export type RaiseHand = z.infer<typeof RaiseHand>

/** The raised hand, and what its phone lowers it with again. */
export const RaisedHandView = z.object({ hand: HandView, key: z.string() })
export type RaisedHandView = z.infer<typeof RaisedHandView>

/** With the key the phone got; the station's hosts need none. */
export const LowerHand = z.strictObject({ key: z.string().max(100).optional() })
export type LowerHand = z.infer<typeof LowerHand>
