import {
  type DeviceKind,
  type DeviceProblem,
  deniedKinds,
  isPhone,
  kinds,
  problemOf,
  whyLost,
} from './device-problem.ts'

type Problems = Record<DeviceKind, DeviceProblem | null>
const noProblems = (): Problems => ({ camera: null, microphone: null })
const trackKind = { camera: 'video', microphone: 'audio' } as const
const deviceKind = { camera: 'videoinput', microphone: 'audioinput' } as const

/** How long a camera may be held by something else, a call that rings, before anybody is told. */
const interruptionMs = 2000

/**
 * Camera and microphone of this device, each by itself: one that fails leaves the other. They stay open between turns;
 * what is unplugged opens again by itself when it is back.
 */
export class Devices {
  /** What the camera sees and the microphone hears; null before they were opened. */
  stream = $state.raw<MediaStream | null>(null)
  problems = $state<Problems>(noProblems())
  /** What could be chosen, by kind. */
  choices = $state.raw<Record<DeviceKind, MediaDeviceInfo[]>>({ camera: [], microphone: [] })
  /** What is open, by the browser's name for it. */
  chosen = $state<Record<DeviceKind, string>>({ camera: '', microphone: '' })
  /** The camera that looks at one's face, or the one on the back. */
  facing = $state<'user' | 'environment'>('user')
  readonly #changed: () => void
  #watching = false
  /** A webcam with a microphone comes and goes as two devices: one opens after the other, on what stands there by then. */
  #turn: Promise<void> = Promise.resolve()
  readonly #followed = new WeakSet<MediaStreamTrack>()

  /** `changed` is called whenever other tracks stand in `stream`. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  readonly hasCamera = $derived(this.#works('camera'))
  readonly hasMicrophone = $derived(this.#works('microphone'))

  /** Opens what is not open; `problems` says what could not be had. */
  open(): Promise<void> {
    return this.#inTurn(() => this.#open())
  }

  async #open(): Promise<void> {
    if (this.hasCamera && this.hasMicrophone) return
    this.close()
    this.problems = noProblems()
    const tracks = await this.#openAll()
    this.#adopt(tracks)
    this.#watch()
    await this.#list()
  }

  /** Another camera or microphone; it sends as soon as it is open. */
  async choose(kind: DeviceKind, deviceId: string): Promise<void> {
    this.chosen[kind] = deviceId
    await this.reopen(kind)
  }

  /** From the face to the room and back. */
  async flip(): Promise<void> {
    this.facing = this.facing === 'user' ? 'environment' : 'user'
    this.chosen.camera = ''
    await this.reopen('camera')
  }

  /** Opens one of the two anew; the other goes on. */
  reopen(kind: DeviceKind): Promise<void> {
    return this.#inTurn(() => this.#reopen(kind))
  }

  async #reopen(kind: DeviceKind): Promise<void> {
    const others = this.stream?.getTracks().filter((track) => track.kind !== trackKind[kind]) ?? []
    // A phone opens one camera at a time.
    for (const track of this.stream?.getTracks() ?? []) if (!others.includes(track)) track.stop()
    this.problems[kind] = null
    this.#adopt([...others, ...(await this.#openOne(kind))])
    await this.#list()
  }

  close(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop()
    this.stream = null
  }

  trackOf(kind: DeviceKind): MediaStreamTrack | undefined {
    return this.stream?.getTracks().find((track) => track.kind === trackKind[kind])
  }

  #works(kind: DeviceKind): boolean {
    return this.trackOf(kind) !== undefined && this.problems[kind] === null
  }

  async #openAll(): Promise<MediaStreamTrack[]> {
    const both = { video: this.#wants('camera'), audio: this.#wants('microphone') }
    const opened = await openDevices(both)
    if (Array.isArray(opened)) return opened
    // One question for both, one refusal for both: only where the browser says which of them it was is the other tried.
    const denied = opened === 'denied' ? await deniedKinds() : []
    const tracks: MediaStreamTrack[] = []
    for (const kind of kinds) {
      const hopeless = opened === 'insecure' || (opened === 'denied' && (denied.length !== 1 || denied[0] === kind))
      if (hopeless) this.problems[kind] = opened
      else tracks.push(...(await this.#openOne(kind)))
    }
    return tracks
  }

  async #openOne(kind: DeviceKind): Promise<MediaStreamTrack[]> {
    const opened = await openDevices({ [trackKind[kind]]: this.#wants(kind) })
    if (Array.isArray(opened)) return opened
    this.problems[kind] = opened
    return []
  }

  #wants(kind: DeviceKind): MediaTrackConstraints {
    const deviceId = this.chosen[kind] ? { deviceId: { ideal: this.chosen[kind] } } : {}
    if (kind === 'microphone') return { ...deviceId, echoCancellation: true, noiseSuppression: true }
    // Said lying on its side: a phone that is held upright turns it, and sends 9:16.
    const [width, height] = isPhone() ? [960, 540] : [1280, 720]
    return {
      ...(this.chosen.camera ? deviceId : { facingMode: this.facing }),
      width: { ideal: width },
      height: { ideal: height },
      frameRate: { ideal: 25 },
    }
  }

  #adopt(tracks: MediaStreamTrack[]): void {
    this.stream = tracks.length > 0 ? new MediaStream(tracks) : null
    for (const kind of kinds) {
      const track = this.trackOf(kind)
      this.chosen[kind] = track?.getSettings().deviceId ?? this.chosen[kind]
      if (track) this.#follow(kind, track)
    }
    this.#changed()
  }

  #follow(kind: DeviceKind, track: MediaStreamTrack): void {
    if (this.#followed.has(track)) return
    this.#followed.add(track)
    const say = (problem: DeviceProblem | null) => {
      if (this.trackOf(kind) === track) this.problems[kind] = problem
    }
    track.addEventListener('ended', () => void whyLost(kind, track).then(say))
    track.addEventListener('mute', () =>
      setTimeout(() => track.muted && !this.problems[kind] && say('interrupted'), interruptionMs),
    )
    track.addEventListener('unmute', () => this.problems[kind] === 'interrupted' && say(null))
  }

  #watch(): void {
    if (this.#watching || !navigator.mediaDevices) return
    this.#watching = true
    navigator.mediaDevices.addEventListener('devicechange', () => void this.#noticeChange())
  }

  async #noticeChange(): Promise<void> {
    await this.#list()
    for (const kind of kinds)
      await this.#inTurn(async () => {
        if (this.problems[kind] === 'unplugged' && this.choices[kind].length > 0) await this.#reopen(kind)
      })
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #list(): Promise<void> {
    const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
    const of = (kind: DeviceKind) => all.filter((each) => each.kind === deviceKind[kind] && each.deviceId !== '')
    this.choices = { camera: of('camera'), microphone: of('microphone') }
  }
}

/** The tracks, or why there are none. */
async function openDevices(constraints: MediaStreamConstraints): Promise<MediaStreamTrack[] | DeviceProblem> {
  // Browsers offer no devices at all on a page that is not secure.
  if (!navigator.mediaDevices) return 'insecure'
  return navigator.mediaDevices.getUserMedia(constraints).then((stream) => stream.getTracks(), problemOf)
}
