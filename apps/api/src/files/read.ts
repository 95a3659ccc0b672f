import type { FileQuery } from '@zhibo/core/files/schema'
import { recordAudit } from '../audit/record.ts'
import { isRecorded } from '../audit/recorded.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { drawPage } from './pdf.ts'
import { findFile, lockFile, type StoredFile } from './queries.ts'
import { linkedAt, linkHolds } from './signature.ts'

export interface ReadFile {
  bytes: Uint8Array
  mediaType: string
  /** A name of ours, never the one somebody sent. */
  name: string
}

/**
 * The bytes behind a signed link, or a page of a PDF as a picture. The link was the right to see them; a file that is
 * gone is not told from a bad link. That somebody looked at what another sent is in the trail before they see any of it:
 * once for a link, whichever page came first, and not for each of its pages.
 */
export async function readFile(ctx: Ctx, id: string, { expires, signature, page }: FileQuery): Promise<ReadFile> {
  if (!linkHolds(ctx, id, { expires, signature })) throw new AppError('link_expired')
  const file = await findFile(ctx, id)
  const read = page === undefined ? await wholeFile(ctx, file) : await onePage(ctx, file, page)
  if (!isSender(ctx, file)) await recordLook(ctx, file, linkedAt({ expires }))
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

const isSender = ({ actor }: Ctx, file: StoredFile): boolean =>
  actor.kind === 'person' && actor.personId === file.owner_id

/** A browser asks for several pages at once: the file is locked, so that the second request sees what the first wrote. */
async function recordLook(ctx: Ctx, file: StoredFile, since: Date): Promise<void> {
  const subject = { kind: 'file', id: file.id } as const
  await withTx(ctx, async (tx) => {
    await lockFile(tx, file.id)
    if (await isRecorded(tx, 'file.viewed', subject, since)) return
    await recordAudit(tx, 'file.viewed', subject, { detail: { purpose: file.purpose } })
  })
}
