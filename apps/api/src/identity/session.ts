import { createHash, randomBytes } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import type { Actor, PersonActor } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { asActor, type Ctx, type Tx } from '../context.ts'
import { found } from '../problem.ts'
import { learnLanguage } from './language.ts'
import { findActorRow, insertAuthSession, revokeAuthSession } from './queries.ts'

/** The cookie that carries the session token. The database keeps only the token's hash. */
export const sessionCookie = 'zhibo_session'

/** How long a sign-in lasts, in hours: a month on one's own phone, a working day at a station's desk. */
export const sessionHours = { code: 30 * 24, password: 12, demo: 12 } as const
export type SignInWay = keyof typeof sessionHours

/** A session just begun: the token goes into the cookie and nowhere else. */
export interface NewSession {
  token: string
  maxAgeSeconds: number
  actor: PersonActor
}

/** Who is behind a Cookie header: a visitor when it holds no live session. */
export async function actorOf(ctx: Ctx, cookieHeader: string | undefined): Promise<Actor> {
  const token = cookieHeader ? parse(cookieHeader, sessionCookie)[sessionCookie] : undefined
  if (!token) return { kind: 'visitor' }
  const row = await findActorRow(ctx, hashToken(token))
  return row ? { kind: 'person', ...row } : { kind: 'visitor' }
}

/** Opens a session for a person and returns its token: 32 random bytes, known to the cookie alone. */
export async function openSession(
  tx: Tx,
  personId: string,
  hours: number = sessionHours.code,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const createdAt = tx.clock()
  const expiresAt = new Date(createdAt.getTime() + hours * 3_600_000)
  await insertAuthSession(tx, {
    token_hash: hashToken(token),
    person_id: personId,
    created_at: createdAt,
    expires_at: expiresAt,
    revoked_at: null,
  })
  return { token, expiresAt }
}

/** Signs a person in: a session opens, and the one they came with ends, so that a planted cookie is worth nothing. */
export async function beginSession(tx: Tx, personId: string, way: SignInWay): Promise<NewSession> {
  if (tx.actor.kind === 'person' && tx.actor.authSessionId) await revokeAuthSession(tx, tx.actor.authSessionId)
  await learnLanguage(tx, personId)
  const hours = sessionHours[way]
  const { token } = await openSession(tx, personId, hours)
  const actor: PersonActor = { kind: 'person', ...found(await findActorRow(tx, hashToken(token))) }
  await recordAudit(asActor(tx, actor), 'person.signed_in', { kind: 'person', id: personId }, { detail: { way } })
  return { token, maxAgeSeconds: hours * 3600, actor }
}

const hashToken = (token: string) => createHash('sha256').update(token).digest()
