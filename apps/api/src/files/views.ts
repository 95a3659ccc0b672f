import type { FileView } from '@zhibo/core/files/schema'
import type { Ctx } from '../context.ts'
import type { StoredFile } from './queries.ts'
import { signLink } from './signature.ts'

/** With a link for whoever acts now; only call it for somebody who may see the file. */
export const toView = (ctx: Ctx, file: StoredFile): FileView => ({
  id: file.id,
  mediaType: file.media_type,
  bytes: file.bytes,
  width: file.width,
  height: file.height,
  pages: file.pages,
  sha256: file.sha256.toString('hex'),
  url: signLink(ctx, file.id),
})
