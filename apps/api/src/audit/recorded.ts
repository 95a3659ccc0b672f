import type { AuditAction } from '@zhibo/core/audit/words'
import type { Tx } from '../context.ts'
import { hasEntrySince } from './queries.ts'
import type { AuditSubject } from './record.ts'

/** Whether the trail tells already that the actor did this to this subject, at `since` or later. Hold a lock on the subject, or two at once both hear no. */
export const isRecorded = (tx: Tx, action: AuditAction, subject: AuditSubject, since: Date): Promise<boolean> =>
  hasEntrySince(tx, action, subject, since)
