import { createHash, randomBytes } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import type { Actor } from '../actor.ts'
import type { Ctx, Tx } from '../context.ts'
import { findActorRow, insertAuthSession } from './queries.ts'

/** The cookie that carries the session token. The database keeps only the token's hash. */
export const sessionCookie = 'zhibo_session'

/** How long a sign-in lasts, in days. */
export const sessionDays = 30

/** Who is behind a Cookie header: a visitor when it holds no live session. */
export async function actorOf(ctx: Ctx, cookieHeader: string | undefined): Promise<Actor> {
  const token = cookieHeader ? parse(cookieHeader, sessionCookie)[sessionCookie] : undefined
  if (!token) return { kind: 'visitor' }
  const row = await findActorRow(ctx, hashToken(token))
  if (!row) return { kind: 'visitor' }
  return { kind: 'person', ...row, grants: row.grants ?? [], memberships: row.memberships ?? [] }
}

/** Starts a session for a person and returns its token: 32 random bytes, known to the cookie alone. */
export async function openSession(tx: Tx, personId: string): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const createdAt = tx.clock()
  const expiresAt = new Date(createdAt.getTime() + sessionDays * 86_400_000)
  await insertAuthSession(tx, {
    token_hash: hashToken(token),
    person_id: personId,
    created_at: createdAt,
    expires_at: expiresAt,
    revoked_at: null,
  })
  return { token, expiresAt }
}

const hashToken = (token: string) => createHash('sha256').update(token).digest()
