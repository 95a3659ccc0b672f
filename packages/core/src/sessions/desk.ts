import { z } from 'zod'
import { line } from '../text.ts'

/** A holder not seen for so long may be relieved by any host: the browser died, or they walked away. */
export const deskAwayMs = 30_000

/** A lead may take the desk from whoever holds it, and says why. */
export const TakeDesk = z.strictObject({ reason: line(200).optional() })
export type TakeDesk = z.infer<typeof TakeDesk>

/** The holder offers the desk to another host, or with null thinks better of it. It changes hands as the other takes it. */
export const HandOverDesk = z.strictObject({ to: z.uuid().nullable() })
export type HandOverDesk = z.infer<typeof HandOverDesk>

export const DeskAction = z.enum(['take', 'take_over', 'accept', 'relieve', 'offer', 'leave'])
export type DeskAction = z.infer<typeof DeskAction>

export const DeskPerson = z.object({ personId: z.uuid(), name: z.string() })
export type DeskPerson = z.infer<typeof DeskPerson>

/**
 * 值台: who is in charge of a show, as the station's staff see it. It guards nothing: any host may act, so that a show
 * goes on when the holder's browser dies. It says who decides.
 */
export const DeskView = z.object({
  holder: DeskPerson.nullable(),
  since: z.iso.datetime().nullable(),
  seenAt: z.iso.datetime().nullable(),
  /** The holder has not been seen for 30 s. */
  away: z.boolean(),
  mine: z.boolean(),
  offeredTo: DeskPerson.nullable(),
  /** What the reader may do now. */
  actions: z.array(DeskAction),
  /** To whom it can be offered. */
  hosts: z.array(DeskPerson),
})
export type DeskView = z.infer<typeof DeskView>

/** How a desk stands. */
export interface DeskStanding {
  holderId: string
  seenAt: Date
  offeredTo: string | null
}

/** What somebody may do with the desk; `null`: nobody holds it. The page draws its buttons from this, the verbs guard with it. */
export function deskActions(
  desk: DeskStanding | null,
  who: { personId: string; host: boolean; lead: boolean },
  now: Date,
): DeskAction[] {
  if (!who.host) return []
  if (!desk) return ['take']
  if (desk.holderId === who.personId) return ['offer', 'leave']
  const actions: DeskAction[] = []
  if (desk.offeredTo === who.personId) actions.push('accept')
  if (isAway(desk, now)) actions.push('take_over')
  if (who.lead) actions.push('relieve')
  return actions
}

export const isAway = ({ seenAt }: Pick<DeskStanding, 'seenAt'>, now: Date): boolean =>
  now.getTime() - seenAt.getTime() > deskAwayMs
