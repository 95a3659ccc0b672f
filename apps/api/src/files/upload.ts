import { createHash, randomUUID } from 'node:crypto'
import type { FilePurpose, FileView } from '@zhibo/core/files/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { inspect } from './inspect.ts'
import { insertFile } from './queries.ts'
import { toView } from './views.ts'

/** A file as somebody sends it: what they call it and say it is may both be wrong. */
export interface Upload {
  bytes: Uint8Array
  name: string
  declaredType: string
  purpose: FilePurpose
}

/** Keeps a picture or a PDF for the person who sends it. The bytes are stored before the row, so that no row lacks them. */
export async function upload(ctx: Ctx, { bytes, name, declaredType, purpose }: Upload): Promise<FileView> {
  const owner = requirePerson(ctx.actor)
  const file = await inspect(bytes, name, declaredType)
  const key = `${purpose}/${randomUUID()}`
  await ctx.files.put(key, file.bytes)
  try {
    return await withTx(ctx, async (tx) => {
      const stored = await insertFile(tx, {
        owner_id: owner.personId,
        purpose,
        media_type: file.mediaType,
        bytes: file.bytes.length,
        width: file.width,
        height: file.height,
        pages: file.pages,
        sha256: createHash('sha256').update(file.bytes).digest(),
        storage_key: key,
        created_at: tx.clock(),
      })
      await recordAudit(tx, 'file.uploaded', { kind: 'file', id: stored.id }, { detail: { purpose } })
      return toView(tx, stored)
    })
  } catch (error) {
    await ctx.files.delete(key)
    throw error
  }
}
