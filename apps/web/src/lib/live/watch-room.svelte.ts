import type { Room } from 'livekit-client'
import { untrack } from 'svelte'
import { giveUpAfterMs, impatient, retryAfterMs } from './come-back.ts'
import { followPage } from './follow-page.ts'
import { canPlayLive, fetchWatchPass, type LiveKit, loadLiveKit } from './media.ts'
import { publicationsOf, shownIn, subscribe } from './publications.ts'
import { Reception } from './reception.svelte.ts'

export type WatchPhase =
  'idle' | 'preparing' | 'ready' | 'starting' | 'playing' | 'reconnecting' | 'lost' | 'unsupported' | 'closed'

export interface WatchOptions {
  /** `monitor` is for those who run the show: it also sees the rehearsal, and is no viewer in anybody's count. */
  as?: 'viewer' | 'monitor'
  /** Begins without sound: a monitor beside an open microphone would howl. */
  silent?: boolean
  /** Looks for a lost room for as long as it is on: before a wall nobody stands who could say that it is still wanted. */
  tireless?: boolean
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
  silent = $state(false)
  /** Looked at every two seconds. */
  readonly reception = new Reception()
  readonly #sessionId: string
  readonly #as: 'viewer' | 'monitor'
  readonly #giveUpAfterMs: number
  #livekit: LiveKit | null = null
  #room: Room | null = null
  #video: HTMLVideoElement | null = null
  #wanted = false
  #running = true
  #attempt: Promise<void> | null = null
  #connecting: Promise<void> | null = null
  #wake: (() => void) | null = null
  /** This viewer's own voice, while on a call: not played back to them. */
  #own: string | null = null

  constructor(sessionId: string, { as = 'viewer', silent = false, tireless = false }: WatchOptions = {}) {
    this.#sessionId = sessionId
    this.#as = as
    this.#giveUpAfterMs = tireless ? Infinity : giveUpAfterMs
    this.silent = silent
  }

  get quality() {
    return this.reception.quality
  }

  /** Somebody listens, or waits for it to go on: worth keeping when its page is left. */
  get goesOn(): boolean {
    return this.#wanted && (this.phase === 'starting' || this.phase === 'playing' || this.phase === 'reconnecting')
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

  /** Shows the picture there from now on, and no longer where it was; returns how to take it away again. */
  showIn(video: HTMLVideoElement): () => void {
    this.#video = video
    this.#picture?.track?.attach(video)
    return () => {
      this.#picture?.track?.detach(video)
      if (this.#video === video) this.#video = null
    }
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
    const leave = followPage({
      onhidden: () => {
        if (!this.#wanted) this.#drop()
      },
      onback: (networkToo) => {
        if (networkToo) this.#hurry()
        if (this.#wanted) void this.#reconnect()
        else void this.prepare()
      },
    })
    const meter = setInterval(() => void this.#measure(), 2000)
    return () => {
      leave()
      clearInterval(meter)
      this.close()
    }
  }

  setSoundOnly(on: boolean): void {
    this.soundOnly = on
    this.reception.chosen()
    this.#subscribeAll()
  }

  setSilent(on: boolean): void {
    this.silent = on
    this.#subscribeAll()
    if (!on) void this.allowSound()
  }

  /** Leaves out what this identity sends. */
  setOwn(identity: string | null): void {
    this.#own = identity
    this.#subscribeAll()
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
    const [livekit, pass] = await Promise.all([loadLiveKit(), fetchWatchPass(this.#sessionId, this.#as)])
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
    await room.connect(pass.url, pass.token, {
      autoSubscribe: this.#wanted && !this.silent && !this.#own,
      ...impatient,
    })
    if (this.phase === 'closed' || !this.#running) return void room.disconnect()
    this.#room = room
    if (this.#wanted) this.#subscribeAll()
    else this.phase = 'ready'
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
      if (performance.now() - began > this.#giveUpAfterMs) {
        this.phase = 'lost'
        return
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        setTimeout(resolve, retryAfterMs(tries))
      })
    }
  }

  /** The network is back: nothing waits for its turn, and a connection that was being mended begins anew. */
  #hurry(): void {
    if (this.#room?.state !== this.#livekit?.ConnectionState.Connected) void this.#room?.disconnect()
    this.#wake?.()
  }

  #listen({ RoomEvent, Track }: LiveKit, room: Room): void {
    const { TrackPublished, TrackUnpublished, TrackMuted, TrackUnmuted, Reconnected } = RoomEvent
    for (const event of [TrackPublished, TrackUnpublished]) room.on(event, () => this.#subscribeAll())
    for (const event of [TrackMuted, TrackUnmuted, Reconnected]) room.on(event, () => this.#look())
    room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind !== Track.Kind.Video) track.attach()
      this.#look()
    })
    room.on(RoomEvent.TrackUnsubscribed, (track) => {
      track.detach()
      this.#look()
    })
    room.on(RoomEvent.AudioPlaybackStatusChanged, () => (this.soundBlocked = !room.canPlaybackAudio))
    room.on(RoomEvent.Reconnecting, () => {
      if (this.#wanted) this.phase = 'reconnecting'
    })
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

  /** Sound of everyone on air; one picture. */
  #subscribeAll(): void {
    if (!this.#room || !this.#livekit || !this.#wanted) return
    subscribe(this.#livekit, this.#room, this, this.#own)
    this.#look()
  }

  get #picture() {
    return this.#room && this.#livekit && shownIn(this.#livekit, this.#room)
  }

  /**
   * Shows what there is. Every time anew: a picture that takes another's place may come over the same line, and letting
   * go of the other then takes out both.
   */
  #look(): void {
    if (!this.#room) return
    const picture = this.#picture
    this.hasPicture = picture?.isMuted === false
    if (this.hasPicture && this.#video) picture?.track?.attach(this.#video)
    if (this.#wanted && this.phase !== 'closed') this.phase = 'playing'
  }

  /** Falls to sound when the picture keeps stalling. A page nobody sees shows no picture, and that is no stall. */
  async #measure(): Promise<void> {
    const [room, { reception }] = [this.#room, this]
    if (!room || this.phase !== 'playing') return reception.rest()
    await reception.read(publicationsOf(room))
    const { fallen } = reception.stall
    const judged = fallen || (!this.soundOnly && this.hasPicture)
    if (!judged || this.#as === 'monitor' || document.visibilityState === 'hidden') return
    reception.judge(this.#livekit!, room, publicationsOf(room))
    if (!reception.stall.fallen || fallen) return
    this.soundOnly = true
    this.#subscribeAll()
  }
}
