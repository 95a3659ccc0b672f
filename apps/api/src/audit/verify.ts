import type { ChainFault, ChainReport } from '@zhibo/core/audit/schema'
import type { Ctx } from '../context.ts'
import { chainStart, hashLink } from './link.ts'
import { type AuditHead, listHeadless, listHeads, readLinks } from './queries.ts'
import { inSnapshot } from './snapshot.ts'
import { verifySeals } from './verify-seals.ts'

const batch = 1000

type Days = { from?: string; to?: string }

/**
 * Follows every chain between two days (both included, Shanghai; without them, all) from its first link to its head,
 * holds the signed daily files against them, and names the first broken link by day: altered, missing, swapped, a tail
 * cut off, or a file that tells otherwise.
 */
export function verifyTrail(ctx: Ctx, days: Days = {}): Promise<ChainReport> {
  return inSnapshot(ctx, async (frozen) => {
    const heads = await listHeads(frozen, days)
    const { links, fault: broken } = await followChains(frozen, heads, days)
    const { seals, fault: disagrees } = await verifySeals(frozen, heads, days)
    return { chains: heads.length, links, seals, fault: earlier(broken, disagrees) }
  })
}

/** The chains alone, without the daily files. */
export function verifyChain(ctx: Ctx, days: Days = {}): Promise<Omit<ChainReport, 'seals'>> {
  return inSnapshot(ctx, async (frozen) => {
    const heads = await listHeads(frozen, days)
    return { chains: heads.length, ...(await followChains(frozen, heads, days)) }
  })
}

async function followChains(ctx: Ctx, heads: AuditHead[], days: Days): Promise<Pick<ChainReport, 'links' | 'fault'>> {
  const headless = (await listHeadless(ctx, days)).map((chain) => ({ ...chain, seq: 0, hash: chainStart }))
  let links = 0
  for (const head of [...heads, ...headless].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    const { read, fault } = await followChain(ctx, head)
    links += read
    if (fault) return { links, fault }
  }
  return { links, fault: null }
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
      if (!link.exact || !hashLink(link.prev_hash, link).equals(link.hash)) return broken('altered', link.seq, link.id)
      if (!link.prev_hash.equals(hash)) return broken('unlinked', link.seq, link.id)
      seq = link.seq
      hash = link.hash
    }
    if (links.length < batch) break
  }
  if (seq !== head.seq || !hash.equals(head.hash)) return broken('tail', Math.min(seq, head.seq) + 1, null)
  return { read: seq }
}

/** The fault of the earlier day; of the same day, the link's rather than the file's. */
function earlier(link: ChainFault | null, seal: ChainFault | null): ChainFault | null {
  if (!link || !seal) return link ?? seal
  return seal.day !== null && link.day !== null && seal.day < link.day ? seal : link
}
