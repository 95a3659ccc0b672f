import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { truncate, utimes } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { emergencyStop, reopenSession } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { putOnAir, takeOffAir } from '../sessions/on-air.ts'
import { beginRehearsal } from '../sessions/rehearse.ts'
import { trailOf } from '../testing/audit.ts'
import { writeFilm } from '../testing/film.ts'
import { aStaff } from '../testing/identity.ts'
import { aRecordedShow, aRecorder, neverEnded, newsOf } from '../testing/recordings.ts'
import { aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { expireRecordings } from './expire.ts'
import { keepRecording } from './keep-recording.ts'
import { listRecordings } from './list.ts'
import { makeParts } from './make-part.ts'
import { claimSessions, listOnAir } from './queries.ts'
import { recordNews } from './record-news.ts'
import { fileName } from './rtc/protocol.ts'
import { sweepLeftovers } from './sweep.ts'

const hour = 3_600_000
/** Sound comes in frames of its own length. */
const about = (ms: number): unknown => expect.closeTo(ms, -2)
let bench: Bench

beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())

const recordingsOf = async (show: Awaited<ReturnType<typeof aRunningSession>>) =>
  (await listRecordings(show.host.ctx, show.session.id)).recordings

describe('what is recorded', { timeout: 60_000 }, () => {
  const onAir = async (sessionId: string) =>
    (await listOnAir(bench.system, new Date(bench.clock.read().getTime() - 6 * hour))).includes(sessionId)

  test('a show before its public with somebody on air, until it ends', async () => {
    const show = await aRunningSession(bench, { onAir: false })
    const { id } = show.session
    expect(await onAir(id)).toBe(false)
    await putOnAir(show.host.ctx, id, show.presenterId)
    expect(await onAir(id)).toBe(true)
    await takeOffAir(show.host.ctx, id, show.presenterId)
    expect(await onAir(id)).toBe(false)
    await putOnAir(show.host.ctx, id, show.presenterId)
    await endSession(show.host.ctx, id)
    expect(await onAir(id)).toBe(false)
  })

  test('never a rehearsal', async () => {
    const show = await aScheduledSession(bench)
    await beginRehearsal(show.host.ctx, show.session.id)
    await putOnAir(show.host.ctx, show.session.id, show.presenterId)
    expect(await onAir(show.session.id)).toBe(false)
  })

  test('not what was stopped, until a lead reopens it', async () => {
    const show = await aRunningSession(bench)
    const { id } = show.session
    await emergencyStop(show.host.ctx, id, { reason: '演练' })
    expect(await onAir(id)).toBe(false)
    const lead = await aStaff(bench, 'lead', show.stationId)
    await reopenSession(lead.ctx, id, { reason: '演练结束' })
    await putOnAir(show.host.ctx, id, show.presenterId)
    expect(await onAir(id)).toBe(true)
  })

  test('no show that everybody forgot to end for six hours', async () => {
    const show = await aRunningSession(bench)
    bench.clock.advance(6 * hour)
    expect(await onAir(show.session.id)).toBe(false)
  })

  test('by one recorder at a time, and by another when the first was not seen for 20 s', async () => {
    const { id } = (await aRunningSession(bench)).session
    const [one, two] = [randomUUID(), randomUUID()]
    expect(await claimSessions(bench.system, one, [id])).toEqual([id])
    expect(await claimSessions(bench.system, two, [id])).toEqual([])
    bench.clock.advance(15_000)
    expect(await claimSessions(bench.system, one, [id])).toEqual([id])
    bench.clock.advance(20_001)
    expect(await claimSessions(bench.system, two, [id])).toEqual([id])
    expect(await claimSessions(bench.system, one, [id])).toEqual([])
  })

  test('by one recorder, however many ask at once', async () => {
    const { id } = (await aRunningSession(bench)).session
    const asked = Array.from({ length: 20 }, () => claimSessions(bench.system, randomUUID(), [id]))
    expect((await Promise.all(asked)).flat()).toEqual([id])
  })
})

describe('a recording', { timeout: 60_000 }, () => {
  test('is kept with its hash once it was checked to play, and nothing of it stays on the recorder’s disk', async () => {
    const { recording, recorder, folder } = await aRecordedShow(bench)
    expect(recording).toMatchObject({ state: 'ready', driver: 'rtc', error: null, releasedAt: null })
    const [part] = recording.parts
    expect(part).toMatchObject({ state: 'ready', play: { mediaType: 'video/mp4', durationMs: about(3000) } })
    const bytes = await buffer(await bench.deps.files.stream(`recordings/${recording.sessionId}/${part!.id}.mp4`))
    expect(part).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    // Its table of contents stands in front, so that a player can jump.
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
    expect(readdirSync(folder)).toEqual(['recorder-id'])
    expect(await trailOf(bench, recording.id)).toEqual(['recording.started', 'recording.finish', 'recording.keep'])
    await recorder.close()
  })

  test('takes what is told twice once, and nothing after its end', async () => {
    const show = await aRunningSession(bench)
    const { recorder } = aRecorder()
    const ended = newsOf(bench, show, 4)
    const begun = { ...ended, times: ended.times.slice(0, 1), end: null }
    expect(await recordNews(bench.system, recorder, begun)).toBe(false)
    expect(await recordNews(bench.system, recorder, begun)).toBe(false)
    expect(await recordNews(bench.system, recorder, ended)).toBe(true)
    expect(await recordNews(bench.system, recorder, { ...ended, times: [[0, 1]], end: 'encoder' })).toBe(true)
    const [recording, ...others] = await recordingsOf(show)
    expect(others).toEqual([])
    expect(recording!.parts).toMatchObject([
      { id: ended.id, state: 'processing', endedAt: new Date(ended.times[1]![1]).toISOString() },
    ])
  })

  test('is of a presenter of that show, or is none', async () => {
    const [show, other] = [await aRunningSession(bench), await aRunningSession(bench)]
    const stray = newsOf(bench, show, 4, { presenterId: other.presenterId })
    expect(await recordNews(bench.system, aRecorder().recorder, stray)).toBe(true)
    expect(await recordingsOf(show)).toEqual([])
  })

  test('has a part for each time the presenter came, and is one again after a stop', async () => {
    const show = await aRunningSession(bench)
    const { id } = show.session
    const { recorder } = aRecorder()
    await recordNews(bench.system, recorder, newsOf(bench, show, 4))
    bench.clock.advance(10_000)
    await recordNews(bench.system, recorder, newsOf(bench, show, 4))
    await emergencyStop(show.host.ctx, id, { reason: '演练' })
    await keepRecording(bench.system, recorder)
    await reopenSession((await aStaff(bench, 'lead', show.stationId)).ctx, id, { reason: '演练结束' })
    await recordNews(bench.system, recorder, newsOf(bench, show, 4))
    const recordings = await recordingsOf(show)
    expect(recordings.map(({ state, parts }) => [state, parts.length])).toEqual([
      ['processing', 2],
      ['recording', 1],
    ])
  })

  test('whose recorder died is kept as far as it goes', async () => {
    const show = await aRunningSession(bench)
    const { recorder, folder } = aRecorder()
    const news = newsOf(bench, show, 2, { end: null })
    await recordNews(bench.system, recorder, news)
    await writeFilm(path.join(folder, fileName(news.id)), 5)
    await endSession(show.host.ctx, show.session.id)
    // The next life of the process knows nothing of it.
    await keepRecording(bench.system, recorder)
    await makeParts(bench.system, recorder, neverEnded)
    await keepRecording(bench.system, recorder)
    expect(await recordingsOf(show)).toMatchObject([{ state: 'ready', parts: [{ play: { durationMs: about(5000) } }] }])
  })

  test('torn off is kept as far as it goes, though its sound was still under way', async () => {
    const show = await aRunningSession(bench)
    const { recorder, folder } = aRecorder()
    const news = newsOf(bench, show, 9, { end: 'encoder' })
    await writeFilm(path.join(folder, fileName(news.id)), 3, { sound: false })
    await recordNews(bench.system, recorder, news)
    expect(await makeParts(bench.system, recorder, neverEnded)).toBe(1)
    expect(await recordingsOf(show)).toMatchObject([{ parts: [{ state: 'ready', play: { durationMs: about(3000) } }] }])
  })

  test.each([
    ['cut short', 'unplayable', (file: string) => truncate(file, 30_000)],
    ['without sound', 'unplayable', (file: string) => writeFilm(file, 3, { sound: false })],
    ['much shorter than it was told to be', 'unplayable', (file: string) => writeFilm(file, 1)],
    ['of nothing', 'unplayable', (file: string) => truncate(file, 0)],
  ])('%s is not kept, and says so', async (_, error, spoil) => {
    const show = await aRunningSession(bench)
    const { recorder, folder } = aRecorder()
    const news = newsOf(bench, show, 3)
    const file = path.join(folder, fileName(news.id))
    await writeFilm(file, 3)
    await spoil(file)
    await recordNews(bench.system, recorder, news)
    await endSession(show.host.ctx, show.session.id)
    await keepRecording(bench.system, recorder)
    await makeParts(bench.system, recorder, neverEnded)
    await keepRecording(bench.system, recorder)
    expect(await recordingsOf(show)).toMatchObject([
      { state: 'failed', error, parts: [{ state: 'failed', play: null }] },
    ])
    expect(existsSync(file)).toBe(false)
  })

  test('waits while the store is away', async () => {
    const show = await aRunningSession(bench)
    const { recorder, folder } = aRecorder()
    const news = newsOf(bench, show, 3)
    await writeFilm(path.join(folder, fileName(news.id)), 3)
    await recordNews(bench.system, recorder, news)
    const away = { ...bench.deps.files, putFile: () => Promise.reject(new Error('the store is away')) }
    expect(await makeParts({ ...bench.system, files: away }, recorder, neverEnded)).toBe(0)
    expect(await recordingsOf(show)).toMatchObject([{ parts: [{ state: 'processing' }] }])
    expect(await makeParts(bench.system, recorder, neverEnded)).toBe(1)
  })

  test('nobody knows of is swept away after a day; what waits to be stored stays', async () => {
    const show = await aRunningSession(bench)
    const { recorder, folder } = aRecorder()
    const news = newsOf(bench, show, 3)
    await recordNews(bench.system, recorder, news)
    const stray = randomUUID()
    for (const id of [news.id, stray]) {
      await writeFilm(path.join(folder, fileName(id)), 3)
      await utimes(path.join(folder, fileName(id)), new Date(), new Date(Date.now() - 25 * hour))
    }
    const fresh = randomUUID()
    await writeFilm(path.join(folder, fileName(fresh)), 3)
    await sweepLeftovers(bench.system, recorder)
    expect(readdirSync(folder).toSorted()).toEqual([...[news.id, fresh].map(fileName), 'recorder-id'].toSorted())
  })

  test('on a disk that never came back is given up after a day', async () => {
    const show = await aRunningSession(bench)
    await recordNews(bench.system, aRecorder().recorder, newsOf(bench, show, 4, { end: null }))
    await endSession(show.host.ctx, show.session.id)
    const { recorder } = aRecorder()
    bench.clock.advance(29 * hour)
    await keepRecording(bench.system, recorder)
    expect(await recordingsOf(show)).toMatchObject([{ state: 'recording' }])
    bench.clock.advance(2 * hour)
    await keepRecording(bench.system, recorder)
    expect(await recordingsOf(show)).toMatchObject([{ state: 'failed', error: 'file_lost' }])
  })

  test('is deleted after three years; that there was one stays', async () => {
    const show = await aRecordedShow(bench)
    const key = `recordings/${show.session.id}/${show.recording.parts[0]!.id}.mp4`
    bench.clock.set(new Date(Date.parse(show.recording.keepUntil) - 1))
    await expireRecordings(bench.system)
    expect(await bench.deps.files.find(key)).not.toBeNull()
    bench.clock.advance(1)
    expect(await expireRecordings(bench.system)).toBeGreaterThan(0)
    expect(await bench.deps.files.find(key)).toBeNull()
    expect(await recordingsOf(show)).toMatchObject([{ state: 'expired', parts: [{ state: 'deleted', play: null }] }])
    expect((await trailOf(bench, show.recording.id)).at(-1)).toBe('recording.expire')
    expect(await expireRecordings(bench.system)).toBe(0)
  })
})
