import {
  AccessToken,
  EgressClient,
  type EgressInfo,
  EgressStatus,
  EncodedFileOutput,
  EncodedFileType,
  EncodingOptions,
  S3Upload,
} from 'livekit-server-sdk'
import type { Bucket } from '../files/store.ts'
import { AppError } from '../problem.ts'
import type { EgressFile, RecordingGate } from './recording-gate.ts'

const tokenSeconds = 300

// As our own recorder writes: enough for a face and a card on a phone, a key picture every two seconds.
const encoding = new EncodingOptions({
  width: 640,
  height: 360,
  framerate: 20,
  videoBitrate: 800,
  audioBitrate: 64,
  keyFrameInterval: 2,
})

/** LiveKit's part in recording: a pass for our own recorder, and its egress service. */
export function recordingGate(http: string, apiKey: string, apiSecret: string): RecordingGate {
  const egress = new EgressClient(http, apiKey, apiSecret, { requestTimeout: 5 })
  return {
    mintRecorder(room) {
      const identity = `rec_${crypto.randomUUID()}`
      const token = new AccessToken(apiKey, apiSecret, { identity, ttl: tokenSeconds })
      token.addGrant({
        room,
        roomJoin: true,
        canSubscribe: true,
        canPublish: false,
        canPublishData: false,
        canUpdateOwnMetadata: false,
        hidden: true,
        recorder: true,
      })
      return token.toJwt()
    },
    listEgress: () => reach(async () => (await egress.listEgress()).flatMap((info) => toFile(info) ?? [])),
    startEgress: ({ room, identity, key, bucket }) =>
      reach(async () => {
        const file = new EncodedFileOutput({
          fileType: EncodedFileType.MP4,
          filepath: key,
          disableManifest: true,
          output: { case: 's3', value: uploadTo(bucket) },
        })
        await egress.startParticipantEgress(room, identity, { file }, { encodingOptions: encoding })
      }),
    stopEgress: (egressId) =>
      reach(async () => {
        const [info] = await egress.listEgress({ egressId })
        if (info && !over.has(info.status)) await egress.stopEgress(egressId)
      }),
  }
}

const uploadTo = ({ bucket, region, endpoint, accessKeyId, secretAccessKey }: Bucket): S3Upload =>
  new S3Upload({
    bucket,
    region,
    accessKey: accessKeyId,
    secret: secretAccessKey,
    // As in the store of files: others than Amazon's know a bucket by its path.
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
  })

const whole = new Set([EgressStatus.EGRESS_COMPLETE, EgressStatus.EGRESS_LIMIT_REACHED])
const over = new Set([...whole, EgressStatus.EGRESS_FAILED, EgressStatus.EGRESS_ABORTED])

/** Its times are nanoseconds. Null for what was not begun by us. */
function toFile(info: EgressInfo): EgressFile | null {
  if (info.request.case !== 'participant') return null
  const { identity, fileOutputs } = info.request.value
  const key = fileOutputs[0]?.filepath
  if (!key) return null
  const [file] = info.fileResults
  const startedAt = toMs(file?.startedAt) || toMs(info.startedAt)
  return {
    egressId: info.egressId,
    room: info.roomName,
    identity,
    key,
    state: !over.has(info.status) ? 'going' : whole.has(info.status) ? 'whole' : 'broken',
    startedAt: startedAt > 0 ? new Date(startedAt) : null,
    durationMs: toMs(file?.duration),
  }
}

/** Whole numbers to the end: today's nanoseconds are more than a number holds, and one time in eight came out early. */
const toMs = (nanoseconds = 0n): number => Number(nanoseconds / 1_000_000n)

async function reach<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((cause: unknown) => {
    throw new AppError('media_unavailable', { retryAfter: 3, cause })
  })
}
