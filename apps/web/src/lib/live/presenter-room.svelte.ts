import type { PresenterDevice } from '@zhibo/core/media/schema'
import { parsePlace } from '@zhibo/core/media/identity'
import type { Room } from 'livekit-client'
import { Devices } from '#lib/present/devices.svelte.ts'
import { senderOf } from '#lib/present/sender.ts'
import { SharedScreen } from '#lib/present/shared-screen.svelte.ts'
import { type LiveKit, loadLiveKit } from './media.ts'
import { watchLine } from './presenter-line.ts'
import { askForPlace, pageId } from './presenter-pass.ts'
import { applySwitches, send, sendingOptions, sendNothing } from './presenter-sending.ts'

/**
 * `waiting`: there is no room yet. `refused`: this account does not present here. `taken`: another page holds the place.
 * `elsewhere`: another page has taken it from this one. `standby`: on air, and another device of the place sends.
 */
export type PresenterPhase =
  | 'idle'
  | 'connecting'
  | 'off_air'
  | 'on_air'
  | 'standby'
  | 'reconnecting'
  | 'waiting'
  | 'refused'
  | 'taken'
  | 'elsewhere'

export interface Coming {
  /** The device one speaks with, or one that stands by. */
  device?: 'main' | 'spare'
  /** Take the place from whoever holds it. */
  insist?: boolean
}

const retryMs = [300, 700, 1500, 2000]
/** How long another device may be silent before this one steps in: an encoder that reconnects needs two seconds. */
const stepInMs = 3000

/**
 * A presenter's end of the media room. Whether it publishes follows the right the server gives and takes: the host
 * decides, this obeys. Loses nothing on a bad network: it keeps the camera open and comes back with a fresh token.
 */
export class PresenterRoom {
  phase = $state<PresenterPhase>('idle')
  microphoneOn = $state(true)
  cameraOn = $state(true)
  rehearsal = $state(false)
  device = $state<'main' | 'spare'>('main')
  /** Which device of this place sends, or would. */
  sender = $state<PresenterDevice>('main')
  /** False: this page sends nothing, because the studio's encoder does. */
  usesDevices = $state(true)
  /** Little gets through of what this end sends. */
  poorLine = $state(false)
  /** Which of the session's presenters this is, once joined. */
  presenterId = $state<string | null>(null)
  readonly devices = new Devices(() => this.#refresh())
  readonly screen = new SharedScreen(() => this.#refresh())
  readonly #sessionId: string
  #livekit: LiveKit | null = null
  #room: Room | null = null
  #joined = false
  #insists = false
  #stay: Promise<void> | null = null
  #stepIn: ReturnType<typeof setTimeout> | undefined
  /** Rights come and go faster than publishing does: one turn after the other. */
  #turn: Promise<void> = Promise.resolve()

  constructor(sessionId: string) {
    this.#sessionId = sessionId
  }

  /** Joins off air and stays until `leave`. */
  join({ device = 'main', insist = false }: Coming = {}): void {
    if (this.#joined) return
    this.#joined = true
    this.device = device
    this.#insists = insist
    this.phase = 'connecting'
    // One that is still leaving goes first, so that nobody is in twice.
    const before = this.#stay ?? Promise.resolve()
    this.#stay = before.then(() => this.#stayIn())
  }

  leave(): void {
    this.#drop()
    this.screen.stop()
    this.devices.close()
    this.phase = 'idle'
  }

  /** The other way round: a spare becomes the device one speaks with. The devices stay open. */
  takeOver(): void {
    this.#drop()
    this.join({ insist: true })
  }

  async setMicrophone(on: boolean): Promise<void> {
    this.microphoneOn = on
    await this.#applySwitches()
  }

  async setCamera(on: boolean): Promise<void> {
    this.cameraOn = on
    await this.#applySwitches()
  }

  /** The session changed from rehearsal to live or back: another room. */
  rejoin(): void {
    if (this.#joined) void this.#room?.disconnect()
  }

  #drop(): void {
    this.#joined = false
    clearTimeout(this.#stepIn)
    void this.#room?.disconnect()
    this.#room = null
  }

  async #stayIn(): Promise<void> {
    for (let tries = 0; this.#joined; tries++) {
      try {
        if (await this.#enter()) tries = 0
      } catch {
        // Said on the page by the phase; the next turn of the loop tries again.
        if (this.#joined) this.phase = 'reconnecting'
      }
      if (!this.#joined) return
      await patience(retryMs[Math.min(tries, retryMs.length - 1)]!)
    }
  }

  /** Ends the stay and says why; the camera stays open for another try. */
  #giveWay(phase: 'refused' | 'elsewhere' | 'taken'): void {
    this.#joined = false
    this.phase = phase
  }

  /** Enters the room and resolves when it is left again. False when there is no room to enter. */
  async #enter(): Promise<boolean> {
    const ask = { device: this.device, page: pageId(), onlyIfFree: !this.#insists }
    const [livekit, pass] = await Promise.all([loadLiveKit(), askForPlace(this.#sessionId, ask)])
    if (!this.#joined) return false
    if (pass === 'closed') {
      this.phase = 'waiting'
      this.rehearsal = false
      return false
    }
    if (pass === 'taken' || pass === 'refused') {
      this.#giveWay(pass)
      return false
    }
    // Taken once; whoever takes it back from here on is asked about.
    this.#insists = false
    this.#livekit = livekit
    const room = new livekit.Room(sendingOptions(livekit))
    const left = this.#listen(livekit, room)
    await room.connect(pass.url, pass.token, { autoSubscribe: false, maxRetries: 1 })
    if (!this.#joined) {
      await room.disconnect()
      return true
    }
    this.#room = room
    this.rehearsal = pass.rehearsal
    this.presenterId = pass.presenterId
    this.sender = this.#senderIn(room)
    const stopWatching = watchLine(room, (isPoor) => (this.poorLine = isPoor))
    await this.#follow(room)
    await left
    stopWatching()
    clearTimeout(this.#stepIn)
    if (this.#room === room) this.#room = null
    if (this.#joined) this.phase = 'reconnecting'
    return true
  }

  /** Resolves when the room is left. */
  #listen({ RoomEvent, DisconnectReason }: LiveKit, room: Room): Promise<void> {
    room.on(RoomEvent.ParticipantPermissionsChanged, () => void this.#follow(room))
    room.on(RoomEvent.Reconnecting, () => (this.phase = 'reconnecting'))
    room.on(RoomEvent.Reconnected, () => void this.#follow(room))
    for (const event of [
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantDisconnected,
      RoomEvent.TrackPublished,
      RoomEvent.TrackUnpublished,
      RoomEvent.ConnectionQualityChanged,
    ] as const)
      room.on(event, () => this.#review(room))
    return new Promise((resolve) =>
      room.once(RoomEvent.Disconnected, (reason) => {
        // Coming back would throw the other device out, and it this one, for ever.
        if (this.#joined && reason === DisconnectReason.DUPLICATE_IDENTITY) this.#giveWay('elsewhere')
        resolve()
      }),
    )
  }

  #senderIn(room: Room): PresenterDevice {
    const others = [...room.remoteParticipants.values()].flatMap((participant) => {
      const place = parsePlace(participant.identity)
      if (place?.presenterId !== this.presenterId) return []
      // One whose network is gone stands in the room for a while yet.
      const lost = participant.connectionQuality === this.#livekit?.ConnectionQuality.Lost
      return { device: place.device, sends: participant.trackPublications.size > 0 && !lost }
    })
    return senderOf(this.device, others)
  }

  /** Another device of this place came, went or fell silent. Giving way is done at once, stepping in after a while. */
  #review(room: Room): void {
    if (this.#room !== room) return
    clearTimeout(this.#stepIn)
    const sender = this.#senderIn(room)
    if (sender === this.sender) return
    const settle = () => {
      this.sender = sender
      void this.#follow(room)
    }
    if (sender === this.device) this.#stepIn = setTimeout(settle, stepInMs)
    else settle()
  }

  /** Other tracks are to be sent than before. */
  #refresh(): void {
    if (this.#room) void this.#follow(this.#room)
  }

  #follow(room: Room): Promise<void> {
    this.#turn = this.#turn.then(() =>
      this.#obey(room).catch(() => {
        // Half published is worse than not at all: begin again with a fresh token.
        if (this.#room === room) return room.disconnect()
      }),
    )
    return this.#turn
  }

  /** Publishes when the server allows it and no other device of this place does, and not otherwise. */
  async #obey(room: Room): Promise<void> {
    if (this.#room !== room) return
    const mayPublish = room.localParticipant.permissions?.canPublish ?? false
    if (!mayPublish || this.sender !== this.device) {
      this.phase = mayPublish ? 'standby' : 'off_air'
      await sendNothing(room)
      return
    }
    if (this.usesDevices && !this.devices.stream) await this.devices.open()
    await send(room, this.#livekit!, { own: this.devices.stream, shared: this.screen.stream })
    await this.#applySwitches()
    this.phase = 'on_air'
  }

  async #applySwitches(): Promise<void> {
    const on = { camera: this.cameraOn, microphone: this.microphoneOn }
    for (const track of this.devices.stream?.getTracks() ?? [])
      track.enabled = track.kind === 'video' ? on.camera : on.microphone
    if (this.#room && this.#livekit) await applySwitches(this.#livekit, this.#room, on)
  }
}

/** So long, or until the browser says that the network is back. */
function patience(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
  })
}
