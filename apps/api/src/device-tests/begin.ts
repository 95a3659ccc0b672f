import { randomUUID } from 'node:crypto'
import type { TestPass } from '@zhibo/core/device-tests/schema'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { ownPlaces } from '../sessions/place.ts'

/**
 * Passes into a room of one's own on the media server, to send for some seconds and to see what comes out: the way that
 * sound and picture will take on air. No session's room has such a name, so that nothing of it is ever evidence.
 */
export async function beginTest(ctx: Ctx, sessionId: string): Promise<TestPass> {
  if ((await ownPlaces(ctx, sessionId)).length === 0) throw new AppError('not_a_presenter')
  const room = `d_${randomUUID()}`
  await ctx.media.ensureRoom(room)
  const send = await ctx.media.mint({ room, identity: 'sends', role: 'presenter', onAir: true })
  const watch = await ctx.media.mint({ room, identity: 'watches', role: 'viewer', onAir: false })
  return { url: ctx.media.url, send: send.token, watch: watch.token, expiresAt: send.expiresAt.toISOString() }
}
