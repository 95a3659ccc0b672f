import type { Room } from 'livekit-client'
import type { GuestPassView } from '@zhibo/core/guests/schema'
import { loadLiveKit } from '#lib/live/media.ts'

/** A pass into a call's room; null when the call is not at a point where there is one. */
export async function fetchGuestPass(sessionId: string, callId: string): Promise<GuestPassView | null> {
  const response = await fetch(`/api/sessions/${sessionId}/guest-calls/${callId}/media-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (response.ok) return (await response.json()) as GuestPassView
  if (response.status === 409 || response.status === 410) return null
  throw new Error(`guest pass: ${response.status}`)
}

/** A host hears a guest's test beside the show; no viewer does. */
export class ListenIn {
  callId = $state<string | null>(null)
  readonly #sessionId: string
  #room: Room | null = null

  constructor(sessionId: string) {
    this.#sessionId = sessionId
  }

  async start(callId: string): Promise<void> {
    this.stop()
    this.callId = callId
    const [{ Room, RoomEvent }, pass] = await Promise.all([loadLiveKit(), fetchGuestPass(this.#sessionId, callId)])
    if (!pass || this.callId !== callId) return this.stop()
    const room = new Room()
    this.#room = room
    room.on(RoomEvent.TrackSubscribed, (track) => void track.attach())
    room.on(RoomEvent.TrackUnsubscribed, (track) => void track.detach())
    room.on(RoomEvent.Disconnected, () => this.#room === room && this.stop())
    await room.connect(pass.url, pass.token)
    await room.startAudio()
  }

  stop(): void {
    const room = this.#room
    this.#room = null
    this.callId = null
    void room?.disconnect()
  }
}
