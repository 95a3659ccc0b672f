import type { Tx } from '../context.ts'
import { enqueue } from '../notify/enqueue.ts'
import type { Template, TemplateValues } from '../notify/templates.ts'
import { listMembers } from './member-queries.ts'

/** Sends a message to every owner of a company, inside the caller's transaction. After `expiresAt` it is not sent any more. */
export async function tellOwners<T extends Template>(
  tx: Tx,
  employerId: string,
  template: T,
  values: TemplateValues[T],
  expiresAt?: Date,
): Promise<void> {
  for (const { person_id: personId, role } of await listMembers(tx, employerId)) {
    if (role === 'owner') await enqueue(tx, { to: { personId }, template, values, ...(expiresAt ? { expiresAt } : {}) })
  }
}
