import type { GuestCallView } from '@zhibo/core/guests/schema'
import type { Actor } from '../actor.ts'
import type { GuestCall } from './queries.ts'

export const toView = (call: GuestCall, actor: Actor): GuestCallView => ({
  id: call.id,
  number: call.number,
  topic: call.topic,
  withCamera: call.with_camera,
  state: call.state,
  version: call.version,
  mine: actor.kind === 'person' && actor.personId === call.person_id,
  askedAt: call.asked_at.toISOString(),
  calledAt: call.called_at?.toISOString() ?? null,
  onAirAt: call.on_air_at?.toISOString() ?? null,
  endedAt: call.ended_at?.toISOString() ?? null,
  reason: call.reason,
})
