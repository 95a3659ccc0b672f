import type { RemoteTrackPublication, Room } from 'livekit-client'
import { untrack } from 'svelte'
import { canPlayLive, fetchMediaToken, type LiveKit, loadLiveKit } from './media.ts'
import { type Quality, qualityBetween, type Received } from './quality.ts'

export type WatchPhase =
  'idle' | 'preparing' | 'ready' | 'starting' | 'playing' | 'reconnecting' | 'lost' | 'unsupported' | 'closed'

interface Inbound {
  id: string
  bytesReceived?: number
  packetsReceived?: number
  packetsLost?: number
  freezeCount?: number
}

const giveUpAfterMs = 5 * 60_000
const retryMs = [300, 700, 1500, 2000]

export interface WatchOptions {
  /** `monitor` is for those who run the show: it also sees the rehearsal, and is no viewer in anybody's count. */
  as?: 'viewer' | 'monitor'
  /** Begins without sound: a monitor beside an open microphone would howl. */
  silent?: boolean
}

/**
 * A viewer's end of the media room. Connects before the tap and subscribes only at it, because most of joining is round
 * trips: what is fetched beforehand is two kilobytes and no picture. Comes back by itself for five minutes after any
 * loss, each time with a fresh token, so that a restarted media server or a ban is noticed.
 */
export class WatchRoom {
  phase = $state<WatchPhase>('idle')
  soundOnly = $state(false)
  dataSaver = $state(false)
  /** The browser refuses sound until another tap. */
  soundBlocked = $state(false)
  /** Whether a picture is being shown now; false while the presenter's camera is off. */
  hasPicture = $state(false)
  megabytes = $state(0)
  /** What came in since the last look, every two seconds; null while nothing plays. */
  quality = $state.raw<Quality | null>(null)
  silent = $state(false)
  readonly #sessionId: string
  readonly #as: 'viewer' | 'monitor'
  #livekit: LiveKit | null = null
  #room: Room | null = null
  #video: HTMLVideoElement | null = null
  #wanted = false
  #running = true
  #attempt: Promise<void> | null = null
  #connecting: Promise<void> | null = null
  readonly #bytes = new Map<string, number>()
  #received: Received | null = null

  constructor(sessionId: string, { as = 'viewer', silent = false }: WatchOptions = {}) {
    this.#sessionId = sessionId
    this.#as = as
    this.silent = silent
  }

  /** Joins quietly: no subscription, no media. Harmless to call twice. */
  async prepare(): Promise<void> {
    if (!canPlayLive()) {
      this.phase = 'unsupported'
      return
    }
    const needless = this.#room || this.#connecting || this.#wanted || this.dataSaver || !this.#running
    if (needless || document.visibilityState === 'hidden') return
    this.phase = 'preparing'
    await this.#connect().catch(() => {
      // A tap meanwhile has its own loop, which says what becomes of it.
      if (!this.#wanted) this.phase = 'idle'
    })
  }

  /** The tap: subscribe, attach, sound. */
  async play(video: HTMLVideoElement): Promise<void> {
    this.#video = video
    this.#wanted = true
    if (!canPlayLive()) {
      this.phase = 'unsupported'
      return
    }
    this.phase = 'starting'
    if (this.#room) this.#subscribeAll()
    else await this.#reconnect()
    await this.#room?.startAudio().catch(() => undefined)
  }

  /** Whether there is anything to join: a room that is over is left alone, one that goes on is joined again by whoever watched. */
  setRunning(on: boolean): void {
    if (this.#running === on || untrack(() => this.phase) === 'closed') return
    this.#running = on
    if (!on) this.#drop()
    else if (this.#wanted) {
      this.phase = 'starting'
      void this.#reconnect()
    }
  }

  /** Leaves for good. */
  close(): void {
    this.#wanted = false
    this.phase = 'closed'
    void this.#room?.disconnect()
    this.#room = null
  }

  /** Watches the page: a hidden page that never played lets its connection go, a page that comes back joins again. Returns how to stop. */
  followPage(): () => void {
    const onChange = () => {
      if (document.visibilityState === 'hidden') {
        if (!this.#wanted) this.#drop()
      } else if (this.#wanted) void this.#reconnect()
      else void this.prepare()
    }
    const events = [
      [document, 'visibilitychange'],
      [window, 'pageshow'],
      [window, 'online'],
    ] as const
    for (const [target, name] of events) target.addEventListener(name, onChange)
    const meter = setInterval(() => void this.#measure(), 2000)
    return () => {
      for (const [target, name] of events) target.removeEventListener(name, onChange)
      clearInterval(meter)
      this.close()
    }
  }

  setSoundOnly(on: boolean): void {
    this.soundOnly = on
    this.#subscribeAll()
  }

  setSilent(on: boolean): void {
    this.silent = on
    this.#subscribeAll()
    if (!on) void this.allowSound()
  }

  setDataSaver(on: boolean): void {
    this.dataSaver = on
    this.#subscribeAll()
  }

  async allowSound(): Promise<void> {
    await this.#room?.startAudio().catch(() => undefined)
  }

  #drop(): void {
    const room = this.#room
    this.#room = null
    this.hasPicture = false
    this.phase = 'idle'
    void room?.disconnect()
  }

  /** One way in at a time, whoever asks: a tap while the page prepares waits for the same connection. */
  #connect(): Promise<void> {
    this.#connecting ??= this.#enter().finally(() => (this.#connecting = null))
    return this.#connecting
  }

  async #enter(): Promise<void> {
    const [livekit, pass] = await Promise.all([loadLiveKit(), this.#ask()])
    if (!pass || !this.#running) {
      this.phase = 'idle'
      return
    }
    this.#livekit = livekit
    const room = new livekit.Room({
      adaptiveStream: { pixelDensity: 1 },
      // Our own loop comes back with a fresh token; the client's resume covers a blink of the network.
      reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => (retryCount < 3 ? 300 : null) },
    })
    this.#listen(livekit, room)
    // A tap that came first saves the round trip of asking for the tracks afterwards.
    await room.connect(pass.url, pass.token, { autoSubscribe: this.#wanted && !this.silent, maxRetries: 1 })
    if (this.phase === 'closed' || !this.#running) {
      void room.disconnect()
      return
    }
    this.#room = room
    if (this.#wanted) this.#subscribeAll()
    else this.phase = 'ready'
  }

  /** A monitor who also presents must not come in by the presenter's name: that would throw the other one out. */
  async #ask() {
    if (this.#as === 'viewer') return fetchMediaToken(this.#sessionId, 'viewer')
    const pass = await fetchMediaToken(this.#sessionId)
    return pass?.role === 'presenter' ? fetchMediaToken(this.#sessionId, 'viewer') : pass
  }

  /** One loop at a time: tries until it is in, the show is over, or five minutes have passed. */
  #reconnect(): Promise<void> {
    if (this.#room || !this.#running) return Promise.resolve()
    this.#attempt ??= this.#tryUntilIn().finally(() => (this.#attempt = null))
    return this.#attempt
  }

  async #tryUntilIn(): Promise<void> {
    const began = performance.now()
    for (let tries = 0; this.#wanted && this.#running && !this.#room; tries++) {
      try {
        await this.#connect()
        if (this.#room || this.phase === 'closed') return
      } catch {
        // The next turn of the loop is the answer; the page says that it is coming back.
        if (this.phase !== 'starting') this.phase = 'reconnecting'
      }
      if (performance.now() - began > giveUpAfterMs) {
        this.phase = 'lost'
        return
      }
      await new Promise((resolve) => setTimeout(resolve, retryMs[Math.min(tries, retryMs.length - 1)]))
    }
  }

  #listen({ RoomEvent, Track }: LiveKit, room: Room): void {
    room.on(RoomEvent.TrackPublished, () => this.#subscribeAll())
    room.on(RoomEvent.TrackUnpublished, () => this.#subscribeAll())
    room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === Track.Kind.Video) {
        if (this.#video) track.attach(this.#video)
      } else track.attach()
      this.#look()
    })
    room.on(RoomEvent.TrackUnsubscribed, (track) => {
      track.detach()
      this.#look()
    })
    room.on(RoomEvent.TrackMuted, () => this.#look())
    room.on(RoomEvent.TrackUnmuted, () => this.#look())
    room.on(RoomEvent.AudioPlaybackStatusChanged, () => (this.soundBlocked = !room.canPlaybackAudio))
    room.on(RoomEvent.Reconnecting, () => {
      if (this.#wanted) this.phase = 'reconnecting'
    })
    room.on(RoomEvent.Reconnected, () => this.#look())
    room.on(RoomEvent.Disconnected, () => {
      if (this.#room !== room) return
      this.#room = null
      this.hasPicture = false
      if (!this.#wanted) this.phase = 'idle'
      else {
        this.phase = 'reconnecting'
        void this.#reconnect()
      }
    })
  }

  /** Sound of everyone on air; the newest picture, a shared screen before a camera. */
  #subscribeAll(): void {
    if (!this.#room || !this.#livekit || !this.#wanted) return
    const { Track, VideoQuality } = this.#livekit
    const chosen = this.soundOnly ? null : this.#pictureOf(this.#room)
    for (const publication of this.#publications(this.#room)) {
      const isPicture = publication.kind === Track.Kind.Video
      publication.setSubscribed(isPicture ? publication === chosen : !this.silent)
      if (publication === chosen) publication.setVideoQuality(this.dataSaver ? VideoQuality.LOW : VideoQuality.HIGH)
    }
    this.#look()
  }

  #pictureOf(room: Room): RemoteTrackPublication | null {
    const { Track } = this.#livekit!
    const pictures = this.#publications(room).filter((publication) => publication.kind === Track.Kind.Video)
    return pictures.find((publication) => publication.source === Track.Source.ScreenShare) ?? pictures.at(-1) ?? null
  }

  #publications(room: Room): RemoteTrackPublication[] {
    return [...room.remoteParticipants.values()].flatMap((participant) => [...participant.trackPublications.values()])
  }

  #look(): void {
    if (!this.#room || !this.#livekit) return
    const { Track } = this.#livekit
    const subscribed = this.#publications(this.#room).filter((publication) => publication.isSubscribed)
    this.hasPicture = subscribed.some((publication) => publication.kind === Track.Kind.Video && !publication.isMuted)
    if (this.#wanted && this.phase !== 'closed') this.phase = 'playing'
  }

  async #measure(): Promise<void> {
    if (!this.#room || this.phase !== 'playing') return
    const now: Received = { atMs: performance.now(), bytes: 0, packets: 0, lost: 0, freezes: 0 }
    for (const { track } of this.#publications(this.#room)) {
      const report = await track?.getRTCStatsReport()
      for (const stats of report?.values() ?? []) {
        if (stats.type !== 'inbound-rtp') continue
        const { id, bytesReceived = 0, packetsReceived = 0, packetsLost = 0, freezeCount = 0 } = stats as Inbound
        this.#bytes.set(`${track?.sid}/${id}`, bytesReceived)
        now.bytes += bytesReceived
        now.packets += packetsReceived
        now.lost += packetsLost
        now.freezes += freezeCount
      }
    }
    if (this.#received) this.quality = qualityBetween(this.#received, now)
    this.#received = now
    this.megabytes = [...this.#bytes.values()].reduce((sum, bytes) => sum + bytes, 0) / 1e6
  }
}
