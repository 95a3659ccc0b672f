import type { SessionState } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { hasRecording } from './queries.ts'

/**
 * Whether who is on air in a session is recorded: of one that is still to come or on, that this installation records; of
 * one that is over, that something was kept. Told before anybody goes on air, so also where the recorder may yet fail.
 */
export async function isRecorded(ctx: Ctx, { id, state }: { id: string; state: SessionState }): Promise<boolean> {
  if (state === 'ended' || state === 'sealed') return hasRecording(ctx, id)
  return ctx.recorder !== undefined && state !== 'cancelled'
}
