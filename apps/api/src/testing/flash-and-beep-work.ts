// A presenter to measure by, in a process of its own because the media client is native code: a dark picture that turns
// white, and a beep at the same instant, every two seconds. It tells of each by the wall's clock.
import {
  AudioFrame,
  AudioSource,
  dispose,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoCodec,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node'

export interface Presenting {
  url: string
  token: string
  width: number
  height: number
}

/** What it is told while it presents, and what it says. */
export type Cue = 'camera off' | 'camera on' | 'leave'
export type Said = 'presenting' | 'left' | { flashedAtMs: number }

const tick = 10
const flashEvery = 2_000
const flashLasts = 200
const pictureEvery = 50
const sampleRate = 48_000
const samples = sampleRate / 100

const say = (said: Said) => process.send?.(said)
const leaving = new AbortController()
let cameraOn = true
let turnCamera: (on: boolean) => void = () => undefined

process.on('message', (told: Presenting | Cue) => {
  if (typeof told === 'object') void present(told)
  else if (told === 'leave') leaving.abort()
  else turnCamera(told === 'camera on')
})
process.on('disconnect', () => process.exit(0))

async function present({ url, token, width, height }: Presenting): Promise<void> {
  const room = new Room()
  const video = new VideoSource(width, height)
  // No queue: what is handed in goes out at once, as the picture does.
  const audio = new AudioSource(sampleRate, 1, 0)
  await room.connect(url, token, { autoSubscribe: false, dynacast: false })
  const self = room.localParticipant!
  const camera = LocalVideoTrack.createVideoTrack('camera', video)
  turnCamera = (on) => {
    // The package has no word for it, the client has.
    const { _ffiClientInstance: client } = globalThis
    client?.request({
      message: { case: 'localTrackMute', value: { trackHandle: camera.ffi_handle.handle, mute: !on } },
    })
    cameraOn = on
  }
  await self.publishTrack(
    camera,
    new TrackPublishOptions({
      source: TrackSource.SOURCE_CAMERA,
      videoCodec: VideoCodec.VP8,
      simulcast: true,
      videoEncoding: { maxBitrate: 400_000n, maxFramerate: 1000 / pictureEvery },
    }),
  )
  await self.publishTrack(
    LocalAudioTrack.createAudioTrack('microphone', audio),
    new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
  )
  say('presenting')
  await send(video, audio, { width, height })
  await room.disconnect()
  say('left')
  await dispose()
  process.exit(0)
}

async function send(video: VideoSource, audio: AudioSource, size: { width: number; height: number }): Promise<void> {
  const began = performance.now()
  const dark = plain(size, 40)
  const white = plain(size, 235)
  for (let nth = 0; !leaving.signal.aborted; nth++) {
    const ms = nth * tick
    await until(began + ms)
    const lit = ms % flashEvery < flashLasts
    void audio.captureFrame(new AudioFrame(lit ? tone(nth) : new Int16Array(samples), sampleRate, 1, samples))
    if (ms % pictureEvery === 0 && cameraOn) video.captureFrame(frame(lit ? white : dark, size))
    if (ms % flashEvery === 0 && cameraOn) say({ flashedAtMs: Date.now() })
  }
}

function plain({ width, height }: { width: number; height: number }, luma: number): Uint8Array {
  return new Uint8Array((width * height * 3) / 2).fill(128).fill(luma, 0, width * height)
}

const frame = (data: Uint8Array, { width, height }: { width: number; height: number }) =>
  new VideoFrame(new Uint8Array(data), width, height, VideoBufferType.I420)

function tone(nth: number): Int16Array {
  const angle = (at: number) => (2 * Math.PI * 1000 * (nth * samples + at)) / sampleRate
  return Int16Array.from({ length: samples }, (_, at) => Math.round(12_000 * Math.sin(angle(at))))
}

const until = (at: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())))
