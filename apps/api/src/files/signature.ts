import type { LinkProof } from '@zhibo/core/files/schema'
import type { Ctx } from '../context.ts'

const linkMinutes = 10

/** A link to a file for ten minutes, good for the person it was made for alone. */
export function signLink(ctx: Ctx, fileId: string): string {
  const expires = ctx.clock().getTime() + linkMinutes * 60_000
  return `/api/files/${fileId}?expires=${expires}&signature=${ctx.vault.sign(signed(ctx, fileId, expires))}`
}

/** When a link was made. */
export const linkedAt = ({ expires }: Pick<LinkProof, 'expires'>): Date => new Date(expires - linkMinutes * 60_000)

/** Whether a link is whole, still in time, and used by whom it was made for. */
export function linkHolds(ctx: Ctx, fileId: string, { expires, signature }: LinkProof): boolean {
  return expires > ctx.clock().getTime() && ctx.vault.verify(signed(ctx, fileId, expires), signature)
}

function signed({ actor }: Ctx, fileId: string, expires: number): string {
  return `file\0${fileId}\0${expires}\0${actor.kind === 'person' ? actor.personId : ''}`
}
