import { setTimeout as sleep } from 'node:timers/promises'
import type { MediaTokenView } from '@zhibo/core/media/schema'
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoCodec,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node'
import { drawSlide, framesPerSecond, height, type Slide, width, withMotion } from './picture.ts'
import { sampleRate, samplesPerFrame, toneFrame } from './tone.ts'

/** Sends picture and tone until `signal` is aborted or the media server ends it. `slide` is asked once a second. */
export async function broadcast(pass: MediaTokenView, slide: () => Slide, signal: AbortSignal): Promise<void> {
  const room = new Room()
  const ended = new AbortController()
  room.on(RoomEvent.Disconnected, () => ended.abort())
  const video = new VideoSource(width, height)
  const audio = new AudioSource(sampleRate, 1)
  const picture = LocalVideoTrack.createVideoTrack('camera', video)
  const sound = LocalAudioTrack.createAudioTrack('microphone', audio)
  const until = AbortSignal.any([signal, ended.signal])
  try {
    await room.connect(pass.url, pass.token, { autoSubscribe: false, dynacast: false })
    const self = room.localParticipant
    if (!self) throw new Error('connected without a participant')
    await self.publishTrack(
      picture,
      new TrackPublishOptions({
        source: TrackSource.SOURCE_CAMERA,
        videoCodec: VideoCodec.VP8,
        simulcast: false,
        videoEncoding: { maxBitrate: 500_000n, maxFramerate: framesPerSecond },
      }),
    )
    await self.publishTrack(sound, new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: true }))
    await Promise.all([sendPicture(video, slide, until), sendTone(audio, until)])
  } finally {
    await room.disconnect()
    await picture.close()
    await sound.close()
  }
}

async function sendPicture(video: VideoSource, slide: () => Slide, until: AbortSignal): Promise<void> {
  const started = performance.now()
  let drawn = await drawSlide(slide())
  for (let frame = 0; !until.aborted; frame++) {
    if (frame % framesPerSecond === 0) drawn = await drawSlide(slide())
    video.captureFrame(new VideoFrame(withMotion(drawn, frame), width, height, VideoBufferType.I420))
    await pause(started + ((frame + 1) * 1000) / framesPerSecond - performance.now(), until)
  }
}

/** The source takes half a second ahead and lets us wait for the rest, so sound keeps time by itself. */
async function sendTone(audio: AudioSource, until: AbortSignal): Promise<void> {
  for (let nth = 0; !until.aborted; nth++)
    await audio.captureFrame(new AudioFrame(toneFrame(nth), sampleRate, 1, samplesPerFrame))
  audio.clearQueue()
}

/** Waits, or less when `until` is aborted meanwhile. */
export async function pause(ms: number, until: AbortSignal): Promise<void> {
  if (ms <= 0) return
  await sleep(ms, undefined, { signal: until }).catch((error: unknown) => {
    if (!until.aborted) throw error
  })
}
