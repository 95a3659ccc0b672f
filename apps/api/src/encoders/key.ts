import { createHash, randomBytes } from 'node:crypto'
import type { EncoderKeyState } from '@zhibo/core/encoders/schema'
import type { EncoderKey } from './queries.ts'

/** A new key: 32 random bytes, with a beginning by which one that leaked is recognised. Kept by its hash alone. */
export const newKey = (): string => `zhibo-whip-${randomBytes(32).toString('base64url')}`

export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest()

/** The key in an Authorization header; null when there is none. */
export const bearerOf = (authorization: string | undefined): string | null =>
  /^Bearer +(\S{1,200})$/i.exec(authorization ?? '')?.[1] ?? null

export function stateOf({ revoked_at, expires_at }: EncoderKey, now: Date): EncoderKeyState {
  if (revoked_at) return 'revoked'
  return expires_at > now ? 'in_force' : 'expired'
}
