import type { AuditAction } from '@zhibo/core/audit/words'
import { transition } from '@zhibo/core/lifecycle'
import { type SessionAction, sessionLifecycle, type SessionRole } from '@zhibo/core/sessions/lifecycle'
import type { SessionView } from '@zhibo/core/sessions/schema'
import type { Updateable } from 'kysely'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { lockSession, type Session, updateSession } from './queries.ts'
import { rolesOn } from './standing.ts'
import type { LiveSessionTable } from './tables.ts'
import { viewSession } from './view.ts'

/** Runs `work` on the locked session in one transaction; answers with what the actor sees of it afterwards. */
export async function actOn(
  ctx: Ctx,
  sessionId: string,
  work: (tx: Tx, session: Session) => Promise<void>,
): Promise<SessionView> {
  if (ctx.actor.kind !== 'system') requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => work(tx, found(await lockSession(tx, sessionId))))
  return viewSession(ctx, sessionId)
}

interface Terms {
  expectedVersion?: number | undefined
  reason?: string
  changes?: Updateable<LiveSessionTable>
  /** Who acts, where that is settled elsewhere: a reviewer's decision. */
  roles?: readonly SessionRole[]
}

/** Takes one step of the transition table on a locked session. */
export function takeStep(
  tx: Tx,
  session: Session,
  action: SessionAction,
  { expectedVersion, reason, changes = {}, roles = rolesOn(tx.actor, session) }: Terms = {},
): Promise<Session> {
  const outcome = transition(sessionLifecycle, session.state, action, roles, reason)
  if ('refused' in outcome) throw new AppError(outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused)
  if (expectedVersion !== undefined && expectedVersion !== session.version) throw new AppError('stale_version')
  return updateSession(tx, session.id, { ...changes, state: outcome.to, version: session.version + 1 })
}

/** What the trail can say about a session, without the word before the dot. */
type Told = AuditAction extends infer Action ? (Action extends `session.${infer Rest}` ? Rest : never) : never

/** The trail's line about a session, in its station's chain. */
export const recordOn = (tx: Tx, session: Session, action: Told, detail?: Record<string, unknown>): Promise<void> =>
  recordAudit(
    tx,
    `session.${action}`,
    { kind: 'session', id: session.id },
    { stationId: session.station_id, ...(detail ? { detail } : {}) },
  )
