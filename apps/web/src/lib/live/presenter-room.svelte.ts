import type { Room } from 'livekit-client'
import { fetchMediaToken, type LiveKit, loadLiveKit } from './media.ts'

/**
 * `waiting`: there is no room yet. `refused`: this account does not present here. `elsewhere`: the same presenter came
 * in on another device, which holds the place now.
 */
export type PresenterPhase =
  'idle' | 'connecting' | 'off_air' | 'on_air' | 'reconnecting' | 'waiting' | 'refused' | 'elsewhere'

const retryMs = [300, 700, 1500, 2000]

/**
 * A presenter's end of the media room. Whether it publishes follows the right the server gives and takes: the host
 * decides, this obeys. Loses nothing on a bad network: it keeps the camera open and comes back with a fresh token.
 */
export class PresenterRoom {
  phase = $state<PresenterPhase>('idle')
  microphoneOn = $state(true)
  cameraOn = $state(true)
  rehearsal = $state(false)
  /** What the camera and the microphone see and hear; kept open between turns. */
  stream = $state.raw<MediaStream | null>(null)
  /** What the browser said when camera or microphone could not be had: NotAllowedError, NotFoundError, NotReadableError. */
  deviceError = $state<string | null>(null)
  /** Which of the session's presenters this is, once joined. */
  presenterId = $state<string | null>(null)
  readonly #sessionId: string
  #livekit: LiveKit | null = null
  #room: Room | null = null
  #joined = false
  #stay: Promise<void> | null = null
  /** Rights come and go faster than publishing does: one turn after the other. */
  #turn: Promise<void> = Promise.resolve()

  constructor(sessionId: string) {
    this.#sessionId = sessionId
  }

  /** Camera and microphone, before joining: the picture viewers will see. Null when the browser refused; `deviceError` says why. */
  async openDevices(): Promise<MediaStream | null> {
    if (this.stream?.getTracks().every((track) => track.readyState === 'live')) return this.stream
    this.#closeDevices()
    try {
      // Browsers offer no devices at all on a page that is not secure.
      if (!navigator.mediaDevices) throw new DOMException('no devices on this page', 'SecurityError')
      this.stream = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25 }, facingMode: 'user' },
        audio: { echoCancellation: true, noiseSuppression: true },
      })
      this.deviceError = null
      for (const track of this.stream.getTracks()) {
        // A cable pulled out, or the right taken back in the browser's settings.
        track.addEventListener('ended', () => {
          if (this.stream?.getTracks().includes(track)) this.deviceError = 'NotReadableError'
        })
      }
    } catch (error) {
      this.deviceError = error instanceof DOMException ? error.name : 'NotReadableError'
    }
    return this.stream
  }

  /** Joins off air and stays until `leave`. */
  join(): void {
    if (this.#joined) return
    this.#joined = true
    this.phase = 'connecting'
    // One that is still leaving goes first, so that nobody is in twice.
    const before = this.#stay ?? Promise.resolve()
    this.#stay = before.then(() => this.#stayIn())
  }

  leave(): void {
    this.#joined = false
    void this.#room?.disconnect()
    this.#room = null
    this.#closeDevices()
    this.phase = 'idle'
  }

  async setMicrophone(on: boolean): Promise<void> {
    this.microphoneOn = on
    await this.#applySwitches()
  }

  async setCamera(on: boolean): Promise<void> {
    this.cameraOn = on
    await this.#applySwitches()
  }

  /** Opens the devices anew, after they failed, and goes on publishing with them. */
  async reopenDevices(): Promise<void> {
    await this.openDevices()
    if (this.stream && this.#room) await this.#follow(this.#room)
  }

  /** The session changed from rehearsal to live or back: another room. */
  rejoin(): void {
    if (this.#joined) void this.#room?.disconnect()
  }

  #closeDevices(): void {
    const stream = this.stream
    this.stream = null
    for (const track of stream?.getTracks() ?? []) track.stop()
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
      await new Promise((resolve) => setTimeout(resolve, retryMs[Math.min(tries, retryMs.length - 1)]))
    }
  }

  /** Ends the stay and says why; the camera stays open for another try. */
  #giveWay(phase: 'refused' | 'elsewhere'): void {
    this.#joined = false
    this.phase = phase
  }

  /** Enters the room and resolves when it is left again. False when there is no room to enter yet. */
  async #enter(): Promise<boolean> {
    const [livekit, pass] = await Promise.all([loadLiveKit(), fetchMediaToken(this.#sessionId)])
    if (!this.#joined) return false
    if (!pass) {
      this.phase = 'waiting'
      this.rehearsal = false
      return false
    }
    if (pass.role !== 'presenter') {
      this.#giveWay('refused')
      return false
    }
    this.#livekit = livekit
    const { DisconnectReason, Room, RoomEvent, VideoPresets } = livekit
    const room = new Room({
      dynacast: true,
      disconnectOnPageLeave: false,
      // The camera stays open when the host takes the presenter off air: the next turn starts at once.
      stopLocalTrackOnUnpublish: false,
      publishDefaults: {
        videoCodec: 'vp8',
        simulcast: true,
        videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
        videoEncoding: VideoPresets.h720.encoding,
        audioPreset: { maxBitrate: 24_000 },
        red: true,
        dtx: true,
        degradationPreference: 'maintain-framerate',
      },
    })
    const left = new Promise<void>((resolve) =>
      room.once(RoomEvent.Disconnected, (reason) => {
        // Coming back would throw the other device out, and it this one, for ever.
        if (this.#joined && reason === DisconnectReason.DUPLICATE_IDENTITY) this.#giveWay('elsewhere')
        resolve()
      }),
    )
    room.on(RoomEvent.ParticipantPermissionsChanged, () => void this.#follow(room))
    room.on(RoomEvent.Reconnecting, () => (this.phase = 'reconnecting'))
    room.on(RoomEvent.Reconnected, () => void this.#follow(room))
    await room.connect(pass.url, pass.token, { autoSubscribe: false, maxRetries: 1 })
    if (!this.#joined) {
      await room.disconnect()
      return true
    }
    this.#room = room
    this.rehearsal = pass.rehearsal
    this.presenterId = room.localParticipant.identity.replace(/^p_/, '')
    await this.#follow(room)
    await left
    if (this.#room === room) this.#room = null
    if (this.#joined) this.phase = 'reconnecting'
    return true
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

  /** Publishes when the server allows it, and not otherwise. */
  async #obey(room: Room): Promise<void> {
    if (this.#room !== room) return
    const { localParticipant } = room
    if (!localParticipant.permissions?.canPublish) {
      this.phase = 'off_air'
      // The server dropped them already; this end must let go too, or the next turn would find them published.
      for (const { track } of localParticipant.trackPublications.values())
        if (track) await localParticipant.unpublishTrack(track, false)
      return
    }
    const { Track } = this.#livekit!
    const stream = await this.openDevices()
    for (const track of stream?.getTracks() ?? []) {
      const source = track.kind === 'video' ? Track.Source.Camera : Track.Source.Microphone
      const published = localParticipant.getTrackPublication(source)?.track
      if (published?.mediaStreamTrack === track) continue
      if (published) await localParticipant.unpublishTrack(published, false)
      await localParticipant.publishTrack(track, { source, stopMicTrackOnMute: false })
    }
    await this.#applySwitches()
    this.phase = 'on_air'
  }

  /** The switches hold for the devices themselves and for what is published of them: a muted track is told to everyone. */
  async #applySwitches(): Promise<void> {
    for (const track of this.stream?.getTracks() ?? [])
      track.enabled = track.kind === 'video' ? this.cameraOn : this.microphoneOn
    for (const { track } of this.#room?.localParticipant.trackPublications.values() ?? []) {
      const on = track?.kind === this.#livekit?.Track.Kind.Video ? this.cameraOn : this.microphoneOn
      if (on) await track?.unmute()
      else await track?.mute()
    }
  }
}
