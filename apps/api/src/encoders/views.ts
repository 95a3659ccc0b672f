import type { EncoderKeyView } from '@zhibo/core/encoders/schema'
import { stateOf } from './key.ts'
import type { EncoderKey } from './queries.ts'

export const toView = (key: EncoderKey, now: Date): EncoderKeyView => ({
  id: key.id,
  state: stateOf(key, now),
  createdAt: key.created_at.toISOString(),
  expiresAt: key.expires_at.toISOString(),
  lastUsedAt: key.last_used_at?.toISOString() ?? null,
})
