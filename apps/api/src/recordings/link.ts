import type { PartLink } from '@zhibo/core/recordings/schema'
import type { Ctx } from '../context.ts'

const minute = 60_000
const spareMs = 15 * minute

type For = PartLink['for']

/**
 * A link to the file of a part. A player goes on asking for pieces while it plays, so it is good for as long as the part
 * plays and a quarter of an hour more: for staff in the hands of whom it was made for alone, while they work there,
 * for the public in anyone's, while it is public.
 */
export function signPartLink(ctx: Ctx, part: { id: string; durationMs: number }, audience: For): string {
  const expires = ctx.clock().getTime() + part.durationMs + spareMs
  const signature = ctx.vault.sign(signed(ctx, part.id, audience, expires))
  return `/api/recordings/parts/${part.id}/file?for=${audience}&expires=${expires}&signature=${signature}`
}

/** When a link was made to a part of that length. */
export const linkedAt = (durationMs: number, { expires }: Pick<PartLink, 'expires'>): Date =>
  new Date(expires - durationMs - spareMs)

/** Whether a link is whole, still in time, and used by whom it was made for. */
export function partLinkHolds(ctx: Ctx, partId: string, { for: audience, expires, signature }: PartLink): boolean {
  return expires > ctx.clock().getTime() && ctx.vault.verify(signed(ctx, partId, audience, expires), signature)
}

function signed({ actor }: Ctx, partId: string, audience: For, expires: number): string {
  const whose = audience === 'staff' && actor.kind === 'person' ? actor.personId : ''
  return `recording\0${partId}\0${audience}\0${expires}\0${whose}`
}
