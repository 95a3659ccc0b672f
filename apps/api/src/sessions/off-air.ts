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

/** Gives or takes the right to publish on the media server, once this is committed. Reconciliation mends what fails here. */
export function grantAfterCommit(tx: Tx, session: Session, kind: RoomKind, presenterId: string, onAir: boolean): void {
  tx.afterCommit(() => tx.media.setOnAir(roomName(kind, session.id), presenterIdentity(presenterId), onAir))
}
