import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { RecorderLack } from '@zhibo/core/recordings/schema'
import type { Ctx } from '../../context.ts'
import { roomName } from '../../media/rooms.ts'
import { checkFile, complain } from '../check-file.ts'
import { findFfmpeg, runTool } from '../ffmpeg.ts'
import { leftoversIn } from '../leftovers.ts'
import type { PartNews, Recorder } from '../recorder.ts'
import { openProcess, type RecorderProcess } from './process.ts'
import { fileName } from './protocol.ts'

const leastFreeBytes = 1_000_000_000
const remuxSeconds = 600

interface Options {
  /** Where files lie until they are stored. */
  folder: string
  /** Where programs are looked for. */
  searchPath: string
}

/** Records with a process for each session, which stands in the room and hands pictures and sound to ffmpeg. */
export function rtcRecorder({ folder, searchPath }: Options): Recorder {
  const processes = new Map<string, RecorderProcess>()
  const known = new Map<string, PartNews>()
  const tools = () => findFfmpeg(searchPath)
  const inFolder = (name: string) => path.join(folder, name)

  async function begin(ctx: Ctx, sessionId: string, ffmpeg: string): Promise<void> {
    const room = roomName('live', sessionId)
    await ctx.media.ensureRoom(room)
    const token = await ctx.media.recording.mintRecorder(room)
    const running = openProcess(
      { url: ctx.media.url, token, folder, ffmpeg },
      { onNews: (news) => known.set(news.id, { ...news, sessionId }), onExit },
    )
    processes.set(sessionId, running)

    /** Whatever it was writing ended with it. */
    function onExit(code: number | null): void {
      if (processes.get(sessionId) === running) processes.delete(sessionId)
      if (code !== 0) ctx.log.warn({ sessionId, code }, 'recorder ended')
      for (const news of known.values())
        if (running.began.has(news.id) && news.end === null) known.set(news.id, { ...news, end: 'recorder' })
    }
  }

  return {
    driver: 'rtc',
    id: recorderId(folder),
    lack: async (): Promise<RecorderLack | null> => {
      if (!tools()) return 'no_ffmpeg'
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize < leastFreeBytes ? 'disk_full' : null
    },
    async keep(ctx, sessionIds) {
      const wanted = new Set(sessionIds)
      for (const [sessionId, running] of processes) if (!wanted.has(sessionId)) void running.finish()
      const found = tools()
      for (const sessionId of wanted) {
        if (!found || processes.has(sessionId)) continue
        await begin(ctx, sessionId, found.ffmpeg).catch((error: unknown) =>
          ctx.log.warn({ err: error, sessionId }, 'could not begin to record'),
        )
      }
    },
    parts: () => [...known.values()],
    forget: (partId) => void known.delete(partId),
    fetch: async (_, part) => {
      const found = tools()
      if (!found) throw new Error('ffmpeg is not on PATH')
      const written = inFolder(fileName(part.id))
      if (!existsSync(written)) return null
      const whole = inFolder(`${part.id}.whole.mp4`)
      // One piece, with its table of contents in front: players jump in it by asking for the bytes they want.
      const copy = ['-v', 'error', '-nostdin', '-y', '-i', written, '-c', 'copy', '-movflags', '+faststart', whole]
      await runTool(found.ffmpeg, copy, remuxSeconds).catch(complain)
      return { path: whole, mediaType: 'video/mp4', durationMs: await checkFile(found, whole, part.expectedMs) }
    },
    discard: async (partId) => {
      for (const name of [fileName(partId), `${partId}.whole.mp4`]) await rm(inFolder(name), { force: true })
    },
    leftovers: (untouchedMs) => leftoversIn(folder, untouchedMs),
    close: async () => {
      await Promise.all([...processes.values()].map((running) => running.finish()))
    },
  }
}

/** The name of this disk among the recorders, made when it is first used. */
function recorderId(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'recorder-id')
  if (!existsSync(file)) writeFileSync(file, randomUUID(), { flag: 'wx', mode: 0o600 })
  return readFileSync(file, 'utf8')
}
