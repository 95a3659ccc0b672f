import type { MediaTokenView } from '@zhibo/core/media/schema'

/** Asks for a pass into a session's media room. Null when the session is not on air (409, 410): there is nothing to join. */
export async function fetchMediaToken(sessionId: string, as?: 'viewer'): Promise<MediaTokenView | null> {
  const response = await fetch(`/api/sessions/${sessionId}/media-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(as ? { as } : {}),
    // A request that a dead line swallowed must not hold up the return.
    signal: AbortSignal.timeout(5000),
  })
  if (response.ok) return (await response.json()) as MediaTokenView
  if (response.status === 409 || response.status === 410) return null
  throw new Error(`media token: ${response.status}`)
}

/** A pass to watch. A monitor who also presents must not come in by the presenter's name: that would throw the other one out. */
export async function fetchWatchPass(sessionId: string, as: 'viewer' | 'monitor'): Promise<MediaTokenView | null> {
  if (as === 'viewer') return fetchMediaToken(sessionId, 'viewer')
  const pass = await fetchMediaToken(sessionId)
  return pass?.role === 'presenter' ? fetchMediaToken(sessionId, 'viewer') : pass
}

/** Whether this browser can play a live room at all; some in-app browsers cannot, or know none of the pictures we send. */
export function canPlayLive(): boolean {
  if (typeof RTCPeerConnection === 'undefined' || typeof MediaStream === 'undefined') return false
  const known = typeof RTCRtpReceiver === 'undefined' ? null : RTCRtpReceiver.getCapabilities?.('video')
  return !known || known.codecs.some(({ mimeType }) => /vp8|h264/i.test(mimeType))
}

/** livekit-client is two thirds of all script on the watch page: fetched only when a room is really to be joined. */
export const loadLiveKit = () => import('./livekit.ts')

export type LiveKit = Awaited<ReturnType<typeof loadLiveKit>>
