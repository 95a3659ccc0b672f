import type { FileView, LinkProof } from '@zhibo/core/files/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { findFile, isOwner } from './queries.ts'
import { onePage, wholeFile } from './read.ts'
import { linkHolds } from './signature.ts'
import { toView } from './views.ts'

/** A file with a fresh link for whoever acts now. Whoever calls this answers for that person's right to see it. */
export async function fileLink(ctx: Ctx, fileId: string): Promise<FileView> {
  return toView(ctx, await findFile(ctx, fileId))
}

/** Whether the actor sent this file; nobody may make somebody else's papers their own. */
export function ownsFile(ctx: Ctx, fileId: string): Promise<boolean> {
  return isOwner(ctx, fileId, requirePerson(ctx.actor).personId)
}

/** Whether the actor may see a file: they sent it, or hold a link to it that is good for them now. */
export async function maySee(ctx: Ctx, fileId: string, { expires, signature }: Partial<LinkProof>): Promise<boolean> {
  if (expires !== undefined && signature !== undefined && linkHolds(ctx, fileId, { expires, signature })) return true
  return ownsFile(ctx, fileId)
}

/** The picture a machine is to read: the one that was sent, or the first page of a PDF. */
export async function pictureOf(ctx: Ctx, fileId: string): Promise<Uint8Array> {
  const file = await findFile(ctx, fileId)
  return (file.media_type === 'application/pdf' ? await onePage(ctx, file, 1) : await wholeFile(ctx, file)).bytes
}
