import type { Tx } from '../context.ts'
import { presenterIdentity, roomName } from '../media/rooms.ts'
import type { Place } from '../sessions/place.ts'

/** Ends whatever an encoder sends from this place, once this is committed. Reconciliation mends what fails here. */
export function throwOut(tx: Tx, { room, sessionId, presenterId }: Place): void {
  if (!room) return
  tx.afterCommit(() => tx.media.remove(roomName(room, sessionId), presenterIdentity(presenterId, 'encoder')))
}
