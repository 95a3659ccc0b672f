import type { Tx } from '../context.ts'
import { enqueue } from '../notify/enqueue.ts'
import type { Plan } from './plan.ts'

/** These people read that a show was called off, and why where that is told. */
export async function tellCancelled(
  tx: Tx,
  { title, cancelReason }: Pick<Plan, 'title' | 'cancelReason'>,
  personIds: readonly string[],
): Promise<void> {
  const values = { title, reason: cancelReason ?? '' }
  for (const personId of personIds) await enqueue(tx, { to: { personId }, template: 'session_cancelled', values })
}
