import type { DeskView } from '@zhibo/core/sessions/desk'
import { requirePerson } from '../../actor.ts'
import type { Ctx } from '../../context.ts'
import { touchDesk } from './queries.ts'
import { viewDesk } from './view.ts'

/** The control room says that it is still there, and learns how the desk stands. Only the holder's word counts. */
export async function beatDesk(ctx: Ctx, sessionId: string): Promise<DeskView> {
  const { personId } = requirePerson(ctx.actor)
  await touchDesk(ctx, sessionId, personId, ctx.clock())
  return viewDesk(ctx, sessionId)
}
