import type { FileQuery } from '@zhibo/core/files/schema'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { findFile } from './queries.ts'
import { linkHolds } from './signature.ts'

export interface ReadFile {
  bytes: Uint8Array
  mediaType: string
  /** A name of ours, never the one somebody sent. */
  name: string
}

/** The bytes behind a signed link. The link was the right to see them; a file that is gone is not told from a bad link. */
export async function readFile(ctx: Ctx, id: string, { expires, signature }: FileQuery): Promise<ReadFile> {
  if (!linkHolds(ctx, id, expires, signature)) throw new AppError('link_expired')
  const file = await findFile(ctx, id)
  const extension = file.media_type.split('/')[1]!.replace('jpeg', 'jpg')
  return {
    bytes: await ctx.files.get(file.storage_key),
    mediaType: file.media_type,
    name: `${file.purpose}-${file.id.slice(-8)}.${extension}`,
  }
}
