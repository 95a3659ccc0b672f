import type { ChainFault, DaySeal } from '@zhibo/core/audit/schema'
import type { Ctx } from '../context.ts'
import { type AuditHead, hashAt } from './queries.ts'

/** The first thing a daily file has seen that the day's chains no longer hold. */
export async function lostSince(ctx: Ctx, seal: DaySeal, heads: readonly AuditHead[]): Promise<ChainFault | undefined> {
  for (const { scope, seq, hash } of seal.chains) {
    const head = heads.find((each) => each.scope === scope)
    if (!head || head.seq < seq) return faultAt('cut', seal, scope, (head?.seq ?? 0) + 1)
    const there = head.seq === seq ? head.hash : await hashAt(ctx, scope, seal.day, seq)
    if (there?.toString('hex') !== hash) return faultAt('rewritten', seal, scope, seq)
  }
  return undefined
}

/** The first link that came after the day was closed. */
export function addedSince(seal: DaySeal, heads: readonly AuditHead[]): ChainFault | undefined {
  for (const { scope, seq } of heads) {
    const sealed = seal.chains.find((each) => each.scope === scope)?.seq ?? 0
    if (seq > sealed) return faultAt('added', seal, scope, sealed + 1)
  }
  return undefined
}

const faultAt = (kind: ChainFault['kind'], { day }: DaySeal, scope: string, seq: number): ChainFault => ({
  kind,
  scope,
  day,
  seq,
  entryId: null,
})
