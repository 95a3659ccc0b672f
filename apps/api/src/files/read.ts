import type { FileQuery } from '@zhibo/core/files/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { drawPage } from './pdf.ts'
import { findFile, type StoredFile } from './queries.ts'
import { linkHolds } from './signature.ts'

export interface ReadFile {
  bytes: Uint8Array
  mediaType: string
  /** A name of ours, never the one somebody sent. */
  name: string
}

/**
 * The bytes behind a signed link, or a page of a PDF as a picture. The link was the right to see them; a file that is
 * gone is not told from a bad link. That somebody looked at what another sent is in the trail, once a file is opened,
 * not for each of its pages.
 */
export async function readFile(ctx: Ctx, id: string, { expires, signature, page }: FileQuery): Promise<ReadFile> {
  if (!linkHolds(ctx, id, { expires, signature })) throw new AppError('link_expired')
  const file = await findFile(ctx, id)
  const read = page === undefined ? await wholeFile(ctx, file) : await onePage(ctx, file, page)
  if (page === undefined || page === 1) await recordView(ctx, file)
  return read
}

/** The bytes as they are kept. */
export async function wholeFile(ctx: Ctx, file: StoredFile): Promise<ReadFile> {
  const extension = file.media_type.split('/')[1]!.replace('jpeg', 'jpg')
  return {
    bytes: await ctx.files.get(file.storage_key),
    mediaType: file.media_type,
    name: `${nameOf(file)}.${extension}`,
  }
}

/** A page of a PDF as a picture: drawn when first asked for, then kept beside the file. `not_found` for what has no such page. */
export async function onePage(ctx: Ctx, file: StoredFile, page: number): Promise<ReadFile> {
  if (file.media_type !== 'application/pdf') throw new AppError('not_found')
  const key = `${file.storage_key}-page-${page}`
  const known = await ctx.files.find(key)
  const bytes = known ?? (await drawPage(await ctx.files.get(file.storage_key), page)).bytes
  if (!known) await ctx.files.put(key, bytes)
  return { bytes, mediaType: 'image/webp', name: `${nameOf(file)}-${page}.webp` }
}

const nameOf = (file: StoredFile) => `${file.purpose}-${file.id.slice(-8)}`

async function recordView(ctx: Ctx, file: StoredFile): Promise<void> {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === file.owner_id) return
  await withTx(ctx, (tx) =>
    recordAudit(tx, 'file.viewed', { kind: 'file', id: file.id }, { detail: { purpose: file.purpose } }),
  )
}
