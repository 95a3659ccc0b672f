import type { ApplicationAction } from '@zhibo/core/applications/lifecycle'
import type { ApplicationState } from '@zhibo/core/applications/schema'
import type { Tx } from '../context.ts'
import { type Application, appendEvent, updateApplication } from './queries.ts'

/** Writes a step and its history. The caller holds the lock and has asked the table. */
export async function advance(
  tx: Tx,
  before: Application,
  step: { action: ApplicationAction | 'erase'; to: ApplicationState; reason?: string | undefined; erase?: boolean },
): Promise<Application> {
  const after = await updateApplication(tx, before.id, {
    state: step.to,
    reason: step.reason ?? before.reason,
    updated_at: tx.clock(),
    ...(step.erase ? { profile_cipher: null } : {}),
  })
  await appendEvent(tx, {
    application_id: after.id,
    seq: after.last_seq,
    action: step.action,
    from_state: before.state,
    to_state: step.to,
    reason: step.reason ?? '',
    actor_id: tx.actor.kind === 'person' ? tx.actor.personId : null,
    at: tx.clock(),
  })
  return after
}
