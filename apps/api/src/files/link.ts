import type { FileView } from '@zhibo/core/files/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { findFile, isOwner } from './queries.ts'
import { toView } from './views.ts'

/** A file with a fresh link for whoever acts now. Whoever calls this answers for that person's right to see it. */
export async function fileLink(ctx: Ctx, fileId: string): Promise<FileView> {
  return toView(ctx, await findFile(ctx, fileId))
}

/** Whether the actor sent this file; nobody may make somebody else's papers their own. */
export function ownsFile(ctx: Ctx, fileId: string): Promise<boolean> {
  return isOwner(ctx, fileId, requirePerson(ctx.actor).personId)
}
