import type { HandView } from '@zhibo/core/sessions/schema'
import type { WallHand } from './queries.ts'

export const toHandView = ({ id, place, seat, raised_at }: WallHand): HandView => ({
  id,
  place,
  seat,
  at: raised_at.toISOString(),
})
