import type { Ctx } from '../context.ts'
import { maskPhone } from '../vault.ts'
import { openMessage, openTo } from './body.ts'
import { listNewest } from './queries.ts'

/** A message "sent" as the demo shows it; an expired code's text is gone. */
export interface SentMessage {
  to: string
  template: string
  text: string
  at: string
}

/** The newest messages in words, for the demo alone: it has no telephone to send them to. */
export async function readOutbox(ctx: Ctx, limit = 50): Promise<SentMessage[]> {
  const rows = await listNewest(ctx, limit)
  return rows.map((row) => ({
    to: maskPhone(openTo(ctx.vault, row)),
    template: row.template,
    text: openMessage(ctx.vault, row)?.text ?? '',
    at: row.created_at.toISOString(),
  }))
}
