import { createHash } from 'node:crypto'
import type { Locale } from '@zhibo/core/problem/locale'
import { gate } from '../bounded/gate.ts'
import { asActor, type Ctx } from '../context.ts'
import { viewSession } from '../sessions/view.ts'
import { contentOf } from './content.ts'
import { drawCard } from './draw.ts'

/** Raised when the drawing changes, so that pictures drawn before are not taken for it. */
const drawing = 1

// A fifth of a second of one core each: one at a time, and whoever comes when twenty wait comes again.
const pass = gate(1, 20)

interface ShareCard {
  bytes: Uint8Array
  /** The same for the same content. */
  tag: string
}

/**
 * The picture a link to this session is shared with: of what everybody may see, so there is none of a plan, not even for
 * its staff. Drawn once for each content and kept.
 */
export async function shareCard(ctx: Ctx, sessionId: string, locale: Locale): Promise<ShareCard> {
  const content = contentOf(await viewSession(asActor(ctx, { kind: 'visitor' }), sessionId), locale)
  const tag = createHash('sha256')
    .update(JSON.stringify([drawing, content]))
    .digest('hex')
    .slice(0, 32)
  const key = `cards/${sessionId}/${tag}.png`
  const kept = await ctx.files.find(key)
  if (kept) return { bytes: kept, tag }
  return pass(1, async () => {
    // Somebody before us in the line may have drawn it.
    const drawn = await ctx.files.find(key)
    if (drawn) return { bytes: drawn, tag }
    const bytes = await drawCard(content)
    await ctx.files.put(key, bytes)
    return { bytes, tag }
  })
}
