import type { LocalTrackPublication, Room } from 'livekit-client'
import type { AskGuestCall, GuestCallView } from '@zhibo/core/guests/schema'
import { loadLiveKit } from '#lib/live/media.ts'
import { fetchGuestPass } from './listen-in.svelte.ts'

/** The stream says when to ask after a call. Where it is cut for a while, or a step was missed, it is asked after all the same. */
const askAgainMs = 15_000
const retryMs = 1000

/** Of all the sound a microphone gave since it was published, as much as one spoken word has. */
const voiceEnergy = 0.0005

type Place = 'green' | 'live'

/**
 * A guest's end of a call. The server says where it stands; this follows: into the room beside the show while it is
 * tested, into the show while on air, out of both and with the microphone closed at any other time.
 */
export class GuestCall {
  view = $state.raw<GuestCallView | null>(null)
  busy = $state(false)
  /** Why the last step was refused, in words. */
  problem = $state<string | null>(null)
  /** The browser gave no microphone. */
  deaf = $state(false)
  /** The microphone has picked up a voice since this guest came into the room, and it is being sent. */
  heard = $state(false)
  /** Which room this guest is in. */
  place = $state.raw<Place | null>(null)
  readonly #path: string
  readonly #sessionId: string
  #stream: MediaStream | null = null
  #room: Room | null = null
  #staying = false
  #closed = false

  constructor(sessionId: string) {
    this.#sessionId = sessionId
    this.#path = `/api/sessions/${sessionId}/guest-calls`
  }

  get open(): boolean {
    return this.view !== null && this.view.endedAt === null
  }

  /** Asks after the call for as long as it is open; returns how to leave for good, as `$effect` wants. */
  follow(): () => void {
    void this.refresh()
    const again = setInterval(() => {
      if (this.open) void this.refresh()
    }, askAgainMs)
    return () => {
      clearInterval(again)
      this.#closed = true
      this.#closeDevices()
      void this.#room?.disconnect()
    }
  }

  async refresh(): Promise<void> {
    const answer = await fetch(this.#path).catch(() => null)
    if (!answer?.ok) return
    const mine = ((await answer.json()) as GuestCallView[]).filter((call) => call.mine)
    const call = mine.find(({ id }) => id === this.view?.id) ?? mine.find(({ endedAt }) => endedAt === null)
    if (call) this.#take(call)
  }

  ask(input: AskGuestCall): Promise<void> {
    return this.#send('POST', '', input)
  }

  /** The guest's yes to being heard: the microphone first, so that nobody is waited for who cannot speak. */
  async answer(): Promise<void> {
    if (!this.view || this.busy || !(await this.#openDevices())) return
    await this.#send('POST', `/${this.view.id}/test`, {})
    if (!this.#due()) this.#closeDevices()
  }

  async leave(): Promise<void> {
    if (this.view) await this.#send('DELETE', `/${this.view.id}`)
  }

  async #send(method: 'POST' | 'DELETE', path: string, body?: object): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      const answer = await fetch(this.#path + path, {
        method,
        headers: { 'content-type': 'application/json', 'x-locale': document.documentElement.lang },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const told = (await answer.json()) as GuestCallView & { title?: string }
      this.problem = answer.ok ? null : (told.title ?? null)
      if (answer.ok) this.#take(told)
      else await this.refresh()
    } catch {
      // The network: the button is still there, and a repeat is the same call.
      await this.refresh()
    } finally {
      this.busy = false
    }
  }

  #take(view: GuestCallView): void {
    if (this.#closed || (this.view?.id === view.id && this.view.version > view.version)) return
    this.view = view
    const place = this.#due()
    if (!place) {
      this.#closeDevices()
      void this.#room?.disconnect()
      return
    }
    if (this.#room && this.place !== place) void this.#room.disconnect(false)
    if (!this.#staying) void this.#stayIn()
  }

  /** Where the guest has to be now. */
  #due(): Place | null {
    if (this.#closed) return null
    return this.view?.state === 'testing' ? 'green' : this.view?.state === 'on_air' ? 'live' : null
  }

  async #openDevices(): Promise<MediaStream | null> {
    if (this.#stream?.getTracks().every(({ readyState }) => readyState === 'live')) return this.#stream
    const audio = { echoCancellation: true, noiseSuppression: true }
    const video = this.view?.withCamera ? { width: { ideal: 640 }, facingMode: 'user' } : false
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ audio, video })
      this.deaf = false
    } catch {
      this.deaf = true
    }
    return this.#stream
  }

  #closeDevices(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = null
  }

  /** One loop at a time: from room to room, and back after a cut, with a fresh pass each time. */
  async #stayIn(): Promise<void> {
    this.#staying = true
    while (this.#due()) {
      const stayed = await this.#enter().catch(() => false)
      this.place = null
      this.heard = false
      if (!stayed) await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
    this.#staying = false
    this.#closeDevices()
  }

  async #listen(published: readonly LocalTrackPublication[]): Promise<void> {
    for (const { track } of published) {
      const report = await track?.getRTCStatsReport()
      for (const stats of (report?.values() ?? []) as Iterable<{ type: string; totalAudioEnergy?: number }>)
        if (stats.type === 'media-source' && (stats.totalAudioEnergy ?? 0) > voiceEnergy) this.heard = true
    }
  }

  /** Enters the room that is due and resolves when it is left again. False when that did not work. */
  async #enter(): Promise<boolean> {
    const [{ Room, RoomEvent, Track }, pass, stream] = await Promise.all([
      loadLiveKit(),
      fetchGuestPass(this.#sessionId, this.view!.id),
      this.#openDevices(),
    ])
    if (!pass || !stream || pass.room !== this.#due()) return false
    const room = new Room({ stopLocalTrackOnUnpublish: false, publishDefaults: { dtx: true, red: true } })
    const left = new Promise<void>((resolve) => room.once(RoomEvent.Disconnected, () => resolve()))
    room.on(RoomEvent.TrackSubscribed, (track) => void track.attach())
    room.on(RoomEvent.TrackUnsubscribed, (track) => void track.detach())
    // Told by the server too, where the browser keeps no count of its own.
    room.on(RoomEvent.ActiveSpeakersChanged, (speakers) => (this.heard ||= speakers.includes(room.localParticipant)))
    let ear: ReturnType<typeof setInterval> | undefined
    try {
      // The show itself is heard through the player; beside it a host may talk back.
      await room.connect(pass.url, pass.token, { autoSubscribe: pass.room === 'green', maxRetries: 1 })
      this.#room = room
      this.place = pass.room
      const sent: Promise<LocalTrackPublication>[] = stream.getTracks().map((track) =>
        room.localParticipant.publishTrack(track, {
          source: track.kind === 'video' ? Track.Source.Camera : Track.Source.Microphone,
        }),
      )
      const published = await Promise.all(sent)
      ear = setInterval(() => void this.#listen(published), 1000)
      if (this.#due() === pass.room) await left
      return true
    } finally {
      clearInterval(ear)
      this.#room = null
      await room.disconnect(false)
    }
  }
}
