import type { Tx } from '../context.ts'
import { presenterIdentity, type RoomKind, roomName } from '../media/rooms.ts'
import { setAllOffAir } from './presenter-queries.ts'
import type { Session } from './queries.ts'

/** Takes everyone off air and ends the room for all in it, once this is committed. Says nothing to the public: the caller's event does. */
export async function clearRoom(tx: Tx, session: Session, kind: RoomKind): Promise<void> {
  await setAllOffAir(tx, session.id)
  const room = roomName(kind, session.id)
  tx.afterCommit(() => tx.media.closeRoom(room))
}

/**
 * Gives or takes the right to publish on the media server, for every device of a presenter, once this is committed.
 * Reconciliation mends what fails here. An encoder knows no wings: it is thrown out, and comes back when it may.
 */
export function grantAfterCommit(tx: Tx, session: Session, kind: RoomKind, presenterId: string, onAir: boolean): void {
  const room = roomName(kind, session.id)
  tx.afterCommit(() => tx.media.setOnAir(room, presenterIdentity(presenterId), onAir))
  tx.afterCommit(() => tx.media.setOnAir(room, presenterIdentity(presenterId, 'spare'), onAir))
  if (!onAir) tx.afterCommit(() => tx.media.remove(room, presenterIdentity(presenterId, 'encoder')))
}
