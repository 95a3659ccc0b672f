import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { atOf } from '@zhibo/core/recordings/times'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { keepRecording } from '@zhibo/api/recordings/keep-recording'
import { listRecordings } from '@zhibo/api/recordings/list'
import { makeParts } from '@zhibo/api/recordings/make-part'
import type { Recorder } from '@zhibo/api/recordings/recorder'
import { rtcRecorder } from '@zhibo/api/recordings/rtc/driver'
import { endSession } from '@zhibo/api/sessions/end'
import { takeOffAir } from '@zhibo/api/sessions/on-air'
import { beepsIn, blacknessIn, flashesIn, tools } from '@zhibo/api/testing/film'
import { aPresenterOnCamera, type OnCamera } from '@zhibo/api/testing/on-camera'
import { type APlannedSession, aRunningSession } from '@zhibo/api/testing/sessions'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import services from '../setup/services.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'zhibo-recordings-'))
const never = new AbortController().signal
let stopServices: () => Promise<void>
let bench: Bench
let recorder: Recorder
let show: APlannedSession

beforeAll(async () => {
  stopServices = await services()
  // Pictures and sound come by the wall's clock.
  bench = await aBench({ clock: () => new Date() })
  recorder = rtcRecorder({ folder, searchPath: process.env.PATH ?? '' })
})
afterAll(async () => {
  await recorder?.close()
  await bench?.close()
  await stopServices?.()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  show = await aRunningSession(bench)
})

const look = () => keepRecording(bench.system, recorder)
const recordings = async () => (await listRecordings(show.host.ctx, show.session.id)).recordings
const parts = async () => (await recordings()).flatMap((recording) => recording.parts)

/** Looks again and again, as the background does, until it is so. */
async function lookUntil(isSo: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not come to that')
    await look()
    await sleep(100)
  }
}

const partsIn = (state: string, count: number) => async () =>
  (await parts()).filter((part) => part.state === state).length === count

// Measured by the clock of a machine that others share: as often as three times before it counts.
test(
  'what is presented is recorded: it plays, picture and sound stay together, and its index tells when',
  { retry: 2, timeout: 90_000 },
  async () => {
    const presenter = await aPresenterOnCamera(show.presenter.ctx, show.session.id)
    await lookUntil(partsIn('recording', 1))
    await moreFlashes(presenter, 3)
    presenter.cue('camera off')
    await sleep(3_000)
    presenter.cue('camera on')
    await moreFlashes(presenter, 3)
    await endSession(show.host.ctx, show.session.id)
    await lookUntil(partsIn('processing', 1))
    expect(await makeParts(bench.system, recorder, never)).toBe(1)
    await lookUntil(async () => (await recordings())[0]?.state === 'ready')

    const [part] = await parts()
    const play = part!.play!
    const file = path.join(folder, 'whole.mp4')
    await download(`recordings/${show.session.id}/${part!.id}.mp4`, file)
    const [flashes, beeps] = [await flashesIn(file), await beepsIn(file)]
    expect(flashes.length).toBeGreaterThanOrEqual(4)
    // The sound of the very last may have been under way still.
    const heard = flashes.filter((flash) => flash < play.durationMs - 500)
    const offsets = heard.map((flash) => nearest(beeps, flash) - flash)
    console.log(`sound behind the picture, in ms: ${offsets.join(', ')}`)
    for (const offset of offsets) expect(Math.abs(offset)).toBeLessThanOrEqual(100)

    // What the index says of a flash is when it was sent, and the way it took.
    for (const flash of flashes) {
      const seenAtMs = atOf(play, flash)
      const delay = seenAtMs - Math.max(...presenter.flashes.filter((sent) => sent <= seenAtMs))
      expect(delay).toBeLessThan(400)
    }
    // While the camera was off, sound went on and nothing of what it had shown.
    const [dark] = await blacknessIn(file)
    expect(dark![1] - dark![0]).toBeGreaterThan(2_000)
    expect(beeps.some((beep) => beep > dark![0] && beep < dark![1])).toBe(true)
    expect(await readdir(folder)).toEqual(['recorder-id', 'whole.mp4'])
  },
)

test('a presenter who is cut off and comes back makes a second part of the same recording', async () => {
  const first = await aPresenterOnCamera(show.presenter.ctx, show.session.id)
  await lookUntil(partsIn('recording', 1))
  await moreFlashes(first, 1)
  await first.leave()
  await lookUntil(partsIn('processing', 1))
  const second = await aPresenterOnCamera(show.presenter.ctx, show.session.id)
  await lookUntil(partsIn('recording', 1))
  await moreFlashes(second, 1)
  // Off air the media server drops what is being sent.
  await takeOffAir(show.host.ctx, show.session.id, show.presenterId)
  await lookUntil(partsIn('processing', 2))
  await second.kill()
  await endSession(show.host.ctx, show.session.id)
  await makeParts(bench.system, recorder, never)
  await lookUntil(async () => (await recordings())[0]?.state === 'ready')
  const [recording, ...others] = await recordings()
  expect(others).toEqual([])
  expect(recording!.parts.map(({ state }) => state)).toEqual(['ready', 'ready'])
  const [one, two] = recording!.parts
  expect(Date.parse(two!.startedAt)).toBeGreaterThan(Date.parse(one!.endedAt!))
}, 90_000)

test('the API dies while it records: what was written is kept, and goes on as a new part', async () => {
  const presenter = await aPresenterOnCamera(show.presenter.ctx, show.session.id)
  await lookUntil(partsIn('recording', 1))
  await moreFlashes(presenter, 2)
  // Its next life finds the same folder, and nothing in memory.
  await recorder.close()
  recorder = rtcRecorder({ folder, searchPath: process.env.PATH ?? '' })
  await lookUntil(async () => (await partsIn('processing', 1)()) && (await partsIn('recording', 1)()))
  await moreFlashes(presenter, 1)
  await presenter.leave()
  await endSession(show.host.ctx, show.session.id)
  await lookUntil(partsIn('processing', 2))
  await makeParts(bench.system, recorder, never)
  await lookUntil(async () => (await recordings())[0]?.state === 'ready')
  expect((await parts()).map(({ state }) => state)).toEqual(['ready', 'ready'])
}, 90_000)

test('a recorder that crashes loses nothing that was written, and another takes over', async () => {
  const presenter = await aPresenterOnCamera(show.presenter.ctx, show.session.id)
  await lookUntil(partsIn('recording', 1))
  await moreFlashes(presenter, 2)
  const [{ parent }] = (await writersIn(folder)) as [Writer]
  process.kill(parent, 'SIGKILL')
  await lookUntil(async () => (await partsIn('processing', 1)()) && (await partsIn('recording', 1)()))
  await moreFlashes(presenter, 1)
  await endSession(show.host.ctx, show.session.id)
  await lookUntil(partsIn('processing', 2))
  await presenter.kill()
  await makeParts(bench.system, recorder, never)
  expect((await parts()).map(({ state }) => state)).toEqual(['ready', 'ready'])
}, 90_000)

test('a process that records is killed: its recorder closes the file and goes as well', async () => {
  const presenter = await aPresenterOnCamera(show.presenter.ctx, show.session.id)
  const own = mkdtempSync(path.join(tmpdir(), 'zhibo-killed-'))
  const parent = fork(fileURLToPath(import.meta.resolve('@zhibo/api/testing/recorder-parent-work')), { execArgv: [] })
  const { url, recording } = bench.deps.media
  const token = await recording.mintRecorder(`s_${show.session.id}`)
  parent.send({ url, token, folder: own, ffmpeg: tools().ffmpeg })
  const [{ id }] = (await once(parent, 'message')) as [{ id: string }]
  await moreFlashes(presenter, 2)
  parent.kill('SIGKILL')
  await lookUntil(async () => (await writersIn(own)).length === 0)
  expect(await flashesIn(path.join(own, `${id}.mp4`))).not.toEqual([])
  await presenter.leave()
  await endSession(show.host.ctx, show.session.id)
  await rm(own, { recursive: true })
}, 90_000)

interface Writer {
  pid: number
  parent: number
}

/** The processes that write into a folder now, with who started them. */
async function writersIn(place: string): Promise<Writer[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args='], { maxBuffer: 10_000_000 })
  const lines = stdout.split('\n').filter((line) => line.includes(`${place}/`) && line.includes('ffmpeg'))
  return lines.map((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number)
    return { pid: pid!, parent: parent! }
  })
}

function moreFlashes({ flashes }: OnCamera, count: number): Promise<void> {
  const wanted = flashes.length + count
  return lookUntil(() => Promise.resolve(flashes.length >= wanted))
}

async function download(key: string, file: string): Promise<void> {
  await pipeline(await bench.deps.files.stream(key), createWriteStream(file))
}

const nearest = (places: number[], to: number) =>
  places.reduce((best, place) => (Math.abs(place - to) < Math.abs(best - to) ? place : best), Infinity)
