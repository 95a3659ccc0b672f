import type { ChainFault, ChainReport } from '@zhibo/core/audit/schema'
import type { Ctx } from '../context.ts'
import { chainStart, hashLink } from './link.ts'
import { type AuditHead, listHeadless, listHeads, readLinks } from './queries.ts'

const batch = 1000

/**
 * Follows every chain between two days (both included, Shanghai; without them, all) from its first link to its head
 * and names the first broken link: altered, missing, swapped, or a tail cut off.
 */
export async function verifyChain(ctx: Ctx, days: { from?: string; to?: string } = {}): Promise<ChainReport> {
  // One snapshot, so that what is appended meanwhile does not look like a head without its tail.
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      const frozen: Ctx = { ...ctx, db }
      const heads = await listHeads(frozen, days)
      const headless = await listHeadless(frozen, days)
      let links = 0
      for (const head of [...heads, ...headless.map(({ scope, day }) => ({ scope, day, seq: 0, hash: chainStart }))]) {
        const { read, fault } = await followChain(frozen, head)
        links += read
        if (fault) return { chains: heads.length, links, fault }
      }
      return { chains: heads.length, links, fault: null }
    })
}

async function followChain(
  ctx: Ctx,
  { scope, day, ...head }: AuditHead,
): Promise<{ read: number; fault?: ChainFault }> {
  let seq = 0
  let hash: Buffer = chainStart
  const broken = (kind: ChainFault['kind'], at: number, entryId: string | null) => ({
    read: seq,
    fault: { kind, scope, day, seq: at, entryId },
  })
  for (;;) {
    const links = await readLinks(ctx, scope, day, seq, batch)
    for (const link of links) {
      if (link.seq !== seq + 1) return broken('missing', seq + 1, null)
      if (!hashLink(link.prev_hash, link).equals(link.hash)) return broken('altered', link.seq, link.id)
      if (!link.prev_hash.equals(hash)) return broken('unlinked', link.seq, link.id)
      seq = link.seq
      hash = link.hash
    }
    if (links.length < batch) break
  }
  if (seq !== head.seq || !hash.equals(head.hash)) return broken('tail', Math.min(seq, head.seq) + 1, null)
  return { read: seq }
}
