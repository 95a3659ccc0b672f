export { parsePlace, parsePresenter, presenterIdentity } from '@zhibo/core/media/identity'

/** Where a session's media goes. Two names, so that nobody gets from one into the other and a rehearsal is never evidence. */
export type RoomKind = 'live' | 'rehearsal'

const prefixes: Record<RoomKind, string> = { live: 's_', rehearsal: 'r_' }
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** The media server's name for a session's room. */
export const roomName = (kind: RoomKind, sessionId: string): string => prefixes[kind] + sessionId

/** Whose room a name stands for; null when it is none of ours. */
export function parseRoom(name: string): { kind: RoomKind; sessionId: string } | null {
  const kind = (Object.keys(prefixes) as RoomKind[]).find((each) => name.startsWith(prefixes[each]))
  const sessionId = name.slice(2)
  return kind && uuid.test(sessionId) ? { kind, sessionId } : null
}

/** The room beside the show where a guest is heard before going on air: nobody but the guest and the hosts gets in. */
export const greenRoom = (callId: string): string => `t_${callId}`

/** How a guest on a call is known in a room: by the call, never by name. */
export const guestIdentity = (callId: string): string => `g_${callId}`

/** The call behind an identity; null for everyone who is no guest. */
export function parseGuest(identity: string): string | null {
  const id = identity.slice(2)
  return identity.startsWith('g_') && uuid.test(id) ? id : null
}

/** How a host is known in a green room, a new name each time. */
export const talkbackIdentity = (nonce: string): string => `h_${nonce}`
export const isTalkback = (identity: string): boolean => identity.startsWith('h_')
