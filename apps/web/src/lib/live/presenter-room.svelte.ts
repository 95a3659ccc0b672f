import type { Room } from 'livekit-client'
import { fetchMediaToken, type LiveKit, loadLiveKit } from './media.ts'

export type PresenterPhase = 'idle' | 'connecting' | 'off_air' | 'on_air' | 'reconnecting' | 'waiting'

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
  /** What the browser said when camera or microphone could not be had: NotAllowedError, NotFoundError, NotReadableError. */
  deviceError = $state<string | null>(null)
  readonly #sessionId: string
  #livekit: LiveKit | null = null
  #room: Room | null = null
  #joined = false
  #stream: MediaStream | null = null

  constructor(sessionId: string) {
    this.#sessionId = sessionId
  }

  /** Camera and microphone, before joining: the picture viewers will see. Null when the browser refused; `deviceError` says why. */
  async openDevices(): Promise<MediaStream | null> {
    if (this.#stream) return this.#stream
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25 } },
        audio: { echoCancellation: true, noiseSuppression: true },
      })
      this.deviceError = null
    } catch (error) {
      this.deviceError = error instanceof DOMException ? error.name : 'NotReadableError'
    }
    return this.#stream
  }

  /** Joins off air and stays until `leave`. */
  join(): void {
    if (this.#joined) return
    this.#joined = true
    this.phase = 'connecting'
    void this.#stayIn()
  }

  leave(): void {
    this.#joined = false
    void this.#room?.disconnect()
    this.#room = null
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = null
    this.phase = 'idle'
  }

  async setMicrophone(on: boolean): Promise<void> {
    this.microphoneOn = on
    if (this.phase === 'on_air') await this.#room?.localParticipant.setMicrophoneEnabled(on)
  }

  async setCamera(on: boolean): Promise<void> {
    this.cameraOn = on
    if (this.phase === 'on_air') await this.#room?.localParticipant.setCameraEnabled(on)
  }

  /** The session changed from rehearsal to live or back: another room. */
  rejoin(): void {
    if (this.#joined) void this.#room?.disconnect()
  }

  async #stayIn(): Promise<void> {
    for (let tries = 0; this.#joined; tries++) {
      try {
        if (await this.#enter()) tries = 0
      } catch {
        // Said on the page by the phase; the next turn of the loop tries again.
        if (this.#joined) this.phase = 'reconnecting'
      }
      await new Promise((resolve) => setTimeout(resolve, retryMs[Math.min(tries, retryMs.length - 1)]))
    }
  }

  /** Enters the room and resolves when it is left again. False when there is no room to enter yet. */
  async #enter(): Promise<boolean> {
    const [livekit, pass] = await Promise.all([loadLiveKit(), fetchMediaToken(this.#sessionId)])
    if (pass?.role !== 'presenter') {
      this.phase = 'waiting'
      return false
    }
    this.#livekit = livekit
    const { Room, RoomEvent, VideoPresets } = livekit
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
    const left = new Promise<void>((resolve) => room.once(RoomEvent.Disconnected, () => resolve()))
    room.on(RoomEvent.ParticipantPermissionsChanged, () => void this.#obey(room))
    room.on(RoomEvent.Reconnecting, () => (this.phase = 'reconnecting'))
    room.on(RoomEvent.Reconnected, () => void this.#obey(room))
    await room.connect(pass.url, pass.token)
    if (!this.#joined) {
      await room.disconnect()
      return true
    }
    this.#room = room
    this.rehearsal = pass.rehearsal
    await this.#obey(room)
    await left
    if (this.#room === room) this.#room = null
    if (this.#joined) this.phase = 'reconnecting'
    return true
  }

  /** Publishes when the server allows it, and not otherwise. */
  async #obey(room: Room): Promise<void> {
    const allowed = room.localParticipant.permissions?.canPublish ?? false
    if (!allowed) {
      this.phase = 'off_air'
      return
    }
    const { Track } = this.#livekit!
    const stream = await this.openDevices()
    for (const track of stream?.getTracks() ?? []) {
      const source = track.kind === 'video' ? Track.Source.Camera : Track.Source.Microphone
      if (!room.localParticipant.getTrackPublication(source)) {
        await room.localParticipant.publishTrack(track, { source, stopMicTrackOnMute: false })
      }
    }
    this.phase = 'on_air'
    if (!this.microphoneOn) await this.setMicrophone(false)
    if (!this.cameraOn) await this.setCamera(false)
  }
}
