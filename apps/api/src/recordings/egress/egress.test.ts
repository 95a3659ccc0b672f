import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { EgressStatus } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aBench, type Bench } from '../../db/testing.ts'
import { recordingGate } from '../../media/livekit-recording.ts'
import { presenterIdentity, roomName } from '../../media/rooms.ts'
import { endSession } from '../../sessions/end.ts'
import { anEgressService, egressKeys } from '../../testing/egress.ts'
import { writeFilm } from '../../testing/film.ts'
import { aPresenterOnCamera } from '../../testing/on-camera.ts'
import { neverEnded } from '../../testing/recordings.ts'
import { aRunningSession } from '../../testing/sessions.ts'
import { keepRecording } from '../keep-recording.ts'
import { listRecordings } from '../list.ts'
import { makeParts } from '../make-part.ts'
import { egressRecorder } from './driver.ts'

const bucket = {
  bucket: 'recordings',
  region: 'cn-north-1',
  endpoint: 'https://store.example',
  accessKeyId: 'zhibo',
  secretAccessKey: 'a secret',
}
const folder = mkdtempSync(path.join(tmpdir(), 'zhibo-egress-'))
vi.setConfig({ testTimeout: 60_000 })

let bench: Bench
let service: Awaited<ReturnType<typeof anEgressService>>

beforeAll(async () => {
  bench = await aBench({ clock: () => new Date() })
  service = await anEgressService()
})
afterAll(async () => {
  service.close()
  await bench.close()
})

const recorderOn = (media = bench.deps.media) =>
  egressRecorder({ media, bucket, folder, searchPath: process.env.PATH ?? '' })

test('a media server without an egress service says so, and nothing is recorded', async () => {
  expect(await recorderOn().lack()).toBe('no_egress')
  const show = await aRunningSession(bench)
  await keepRecording(bench.system, recorderOn())
  const system = { ...show.host.ctx, recorder: recorderOn() }
  expect(await listRecordings(system, show.session.id)).toEqual({ recordings: [], lack: 'no_egress' })
})

test('a presenter’s picture is written by egress into the bucket, once; what it made is checked, hashed and kept', async () => {
  const { apiKey, apiSecret } = egressKeys
  const media = { ...bench.deps.media, recording: recordingGate(service.url, apiKey, apiSecret) }
  const system = { ...bench.system, media }
  const recorder = recorderOn(media)
  const show = await aRunningSession(bench)
  const { id } = show.session
  await keepRecording(system, recorder)
  expect(service.requests).toEqual([])

  const presenter = await aPresenterOnCamera(show.presenter.ctx, id)
  await keepRecording(system, recorder)
  await keepRecording(system, recorder)
  const identity = presenterIdentity(show.presenterId)
  expect(service.requests).toEqual([
    {
      roomName: roomName('live', id),
      identity,
      advanced: { width: 640, height: 360, framerate: 20, videoBitrate: 800, audioBitrate: 64, keyFrameInterval: 2 },
      fileOutputs: [
        {
          fileType: 'MP4',
          filepath: expect.stringMatching(new RegExp(`^recordings/${id}/[\\da-f-]{36}[.]mp4$`)) as string,
          disableManifest: true,
          s3: {
            bucket: 'recordings',
            region: 'cn-north-1',
            endpoint: 'https://store.example',
            forcePathStyle: true,
            accessKey: 'zhibo',
            secret: 'a secret',
          },
        },
      ],
    },
  ])

  // A millisecond whose nanoseconds a number rounds down.
  const startedAt = new Date(Math.floor(Date.now() / 8) * 8 + 2)
  service.told('EG_1', EgressStatus.EGRESS_ACTIVE, { startedAt })
  await keepRecording(system, recorder)
  const recordings = async () => (await listRecordings(show.host.ctx, id)).recordings
  expect(await recordings()).toMatchObject([{ driver: 'egress', state: 'recording', parts: [{ state: 'recording' }] }])

  await presenter.leave()
  await endSession(show.host.ctx, id)
  await keepRecording(system, recorder)
  expect(service.egresses.get('EG_1')!.status).toBe(EgressStatus.EGRESS_ENDING)

  const film = path.join(folder, 'film.mp4')
  await writeFilm(film, 3)
  const key = service.told('EG_1', EgressStatus.EGRESS_COMPLETE, { startedAt, durationMs: 3_000 })
  await bench.deps.files.putFile(key, film)
  await keepRecording(system, recorder)
  await makeParts(system, recorder, neverEnded)
  await keepRecording(system, recorder)
  const begun = startedAt.getTime()
  const times = [
    [0, begun],
    [3_000, begun + 3_000],
  ]
  expect(await recordings()).toMatchObject([{ state: 'ready', parts: [{ state: 'ready', play: { times } }] }])
})

test('an egress service that does not answer for a while has lost nothing', async () => {
  const { apiKey, apiSecret } = egressKeys
  const media = { ...bench.deps.media, recording: recordingGate(service.url, apiKey, apiSecret) }
  const recorder = recorderOn(media)
  const show = await aRunningSession(bench)
  const identity = presenterIdentity(show.presenterId)
  const key = `recordings/${show.session.id}/${randomUUID()}.mp4`
  await media.recording.startEgress({ room: roomName('live', show.session.id), identity, key, bucket })
  service.told(`EG_${service.egresses.size}`, EgressStatus.EGRESS_ACTIVE, { startedAt: new Date() })
  await keepRecording({ ...bench.system, media }, recorder)
  const away = { ...media, recording: recordingGate('http://127.0.0.1:9', apiKey, apiSecret) }
  await keepRecording({ ...bench.system, media: away }, recorderOn(away))
  const { recordings } = await listRecordings(show.host.ctx, show.session.id)
  expect(recordings).toMatchObject([{ state: 'recording', parts: [{ state: 'recording' }] }])
})
