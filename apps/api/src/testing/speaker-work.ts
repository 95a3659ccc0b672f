// Somebody who sends what they are asked to, in a process of its own because the media client is native code; and says
// what the media server let through.
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
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node'

export interface Speaking {
  url: string
  token: string
  sources: ('camera' | 'microphone')[]
}

export type SpeakerSaid = { sending: 'camera' | 'microphone' } | { refused: 'camera' | 'microphone' } | 'thrown out'

const say = (said: SpeakerSaid) => process.send?.(said)
const sampleRate = 48_000
const size = { width: 640, height: 360 }

process.on('message', (told: Speaking) => void speak(told))
process.on('disconnect', () => process.exit(0))

async function speak({ url, token, sources }: Speaking): Promise<void> {
  const room = new Room()
  await room.connect(url, token, { autoSubscribe: false, dynacast: false })
  room.on(RoomEvent.Disconnected, () => say('thrown out'))
  for (const source of sources) {
    const sending = source === 'camera' ? camera() : microphone()
    const options = new TrackPublishOptions({
      source: source === 'camera' ? TrackSource.SOURCE_CAMERA : TrackSource.SOURCE_MICROPHONE,
      simulcast: true,
    })
    try {
      await room.localParticipant!.publishTrack(sending, options)
      say({ sending: source })
    } catch {
      say({ refused: source })
    }
  }
}

function camera(): LocalVideoTrack {
  const source = new VideoSource(size.width, size.height)
  const picture = new Uint8Array((size.width * size.height * 3) / 2).fill(128)
  setInterval(
    () => source.captureFrame(new VideoFrame(new Uint8Array(picture), size.width, size.height, VideoBufferType.I420)),
    100,
  )
  return LocalVideoTrack.createVideoTrack('camera', source)
}

function microphone(): LocalAudioTrack {
  const source = new AudioSource(sampleRate, 1)
  const samples = sampleRate / 100
  setInterval(() => void source.captureFrame(new AudioFrame(new Int16Array(samples), sampleRate, 1, samples)), 10)
  return LocalAudioTrack.createAudioTrack('microphone', source)
}
