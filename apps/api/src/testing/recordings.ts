import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RecordingView } from '@zhibo/core/recordings/schema'
import type { Bench } from '../db/testing.ts'
import { keepRecording } from '../recordings/keep-recording.ts'
import { listRecordings } from '../recordings/list.ts'
import { makeParts } from '../recordings/make-part.ts'
import { recordNews } from '../recordings/record-news.ts'
import type { PartNews, Recorder } from '../recordings/recorder.ts'
import { rtcRecorder } from '../recordings/rtc/driver.ts'
import { fileName } from '../recordings/rtc/protocol.ts'
import { endSession } from '../sessions/end.ts'
import { presenterIdentity } from '../media/rooms.ts'
import { writeFilm } from './film.ts'
import { type APlannedSession, aRunningSession } from './sessions.ts'

export const neverEnded = new AbortController().signal

/** A recorder on a disk of its own. What it would tell, a test tells. */
export function aRecorder(): { recorder: Recorder; folder: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibo-recorder-'))
  return { recorder: rtcRecorder({ folder, searchPath: process.env.PATH ?? '' }), folder }
}

/** News of a file of the presenter of a show, `seconds` long and begun at the bench's time unless told otherwise. */
export function newsOf(bench: Bench, show: APlannedSession, seconds: number, given: Partial<PartNews> = {}): PartNews {
  const begun = bench.clock.read().getTime()
  return {
    id: randomUUID(),
    sessionId: show.session.id,
    presenterId: show.presenterId,
    identity: presenterIdentity(show.presenterId),
    times: [
      [0, begun],
      [seconds * 1000, begun + seconds * 1000],
    ],
    end: 'left',
    ...given,
  }
}

export interface ARecordedShow extends APlannedSession {
  recording: RecordingView
  recorder: Recorder
  folder: string
}

/** A show that was held and recorded: three seconds of film, stored and ready to be released. */
export async function aRecordedShow(
  bench: Bench,
  given: Parameters<typeof aRunningSession>[1] = {},
  during: (show: APlannedSession) => Promise<void> = () => Promise.resolve(),
): Promise<ARecordedShow> {
  const { recorder, folder } = aRecorder()
  const show = await aRunningSession(bench, given)
  const news = newsOf(bench, show, 3)
  await writeFilm(path.join(folder, fileName(news.id)), 3)
  await during(show)
  await recordNews(bench.system, recorder, news)
  await endSession(show.host.ctx, show.session.id)
  await keepRecording(bench.system, recorder)
  await makeParts(bench.system, recorder, neverEnded)
  await keepRecording(bench.system, recorder)
  const { recordings } = await listRecordings(show.host.ctx, show.session.id)
  return { ...show, recording: recordings[0]!, recorder, folder }
}
