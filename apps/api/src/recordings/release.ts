import type { RecordingAction } from '@zhibo/core/recordings/lifecycle'
import { publicUntil } from '@zhibo/core/recordings/retention'
import type { RecordingView, WithdrawRecording } from '@zhibo/core/recordings/schema'
import type { Updateable } from 'kysely'
import { requirePerson } from '../actor.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { isStaff, rolesOn } from '../sessions/standing.ts'
import { viewRecording } from './list.ts'
import { lockRecording, type Recording, showOf } from './queries.ts'
import { takeStep } from './step.ts'
import type { RecordingTable } from './tables.ts'

/** Lets everyone see what was recorded, for ninety days. */
export const releaseRecording = (ctx: Ctx, id: string): Promise<RecordingView> =>
  step(ctx, id, 'release', ({ keep_until }, personId) => ({
    released_at: ctx.clock(),
    released_by: personId,
    public_until: publicUntil(ctx.clock(), keep_until),
  }))

/** Takes a replay back, at once for everyone, and says why. */
export const withdrawRecording = (ctx: Ctx, id: string, { reason }: WithdrawRecording): Promise<RecordingView> =>
  step(
    ctx,
    id,
    'withdraw',
    (_, personId) => ({ withdrawn_at: ctx.clock(), withdrawn_by: personId, withdrawn_reason: reason }),
    reason,
  )

/** A lead puts a replay up again; its ninety days still count from its release. */
export const reinstateRecording = (ctx: Ctx, id: string): Promise<RecordingView> =>
  step(ctx, id, 'reinstate', () => ({ withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null }))

async function step(
  ctx: Ctx,
  id: string,
  action: RecordingAction,
  changes: (recording: Recording, personId: string) => Updateable<RecordingTable>,
  reason?: string,
): Promise<RecordingView> {
  const { personId } = requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => {
    const recording = found(await lockRecording(tx, id))
    const show = found(await showOf(tx, recording.session_id))
    if (!isStaff(ctx.actor, show)) throw new AppError('not_found')
    // What stays public is decided by the station that answers for the show, whoever held it with them.
    const roles = rolesOn(ctx.actor, { ...show, partner_ids: [] }).filter((role) => role !== 'reviewer')
    await takeStep(tx, recording, action, { roles, reason, changes: changes(recording, personId) })
  })
  return viewRecording(ctx, id)
}
