import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Ctx } from '../../context.ts'
import type { Bucket } from '../../files/store.ts'
import type { EgressFile } from '../../media/recording-gate.ts'
import { parsePresenter, parseRoom, roomName } from '../../media/rooms.ts'
import type { MediaServer } from '../../media/server.ts'
import { checkFile, Unplayable } from '../check-file.ts'
import { findFfmpeg } from '../ffmpeg.ts'
import { leftoversIn } from '../leftovers.ts'
import { parsePartKey, partKey, type PartNews, type Recorder } from '../recorder.ts'

interface Options {
  media: MediaServer
  /** Where egress writes, which is where files are kept. */
  bucket: Bucket
  /** Where a file lies while it is checked. */
  folder: string
  searchPath: string
}

/** Has LiveKit's egress service write each presenter into a file of its own, straight into the bucket. */
export function egressRecorder({ media, bucket, folder, searchPath }: Options): Recorder {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const forgotten = new Set<string>()
  const fetched = (partId: string) => path.join(folder, `${partId}.mp4`)
  /** As they stood when they were last looked at. */
  let files: EgressFile[] = []
  const look = async () => {
    files = await media.recording.listEgress()
  }

  return {
    driver: 'egress',
    id: null,
    async lack() {
      try {
        await look()
        return null
      } catch {
        return 'no_egress'
      }
    },
    async keep(ctx, sessionIds) {
      const going = files.filter(({ state }) => state === 'going')
      const wanted = new Set(sessionIds)
      for (const { room, egressId } of going) {
        const place = parseRoom(room)
        if (place && !wanted.has(place.sessionId)) await media.recording.stopEgress(egressId)
      }
      for (const sessionId of sessionIds) {
        const room = roomName('live', sessionId)
        const written = new Set(going.filter((file) => file.room === room).map(({ identity }) => identity))
        for (const identity of await presentersWithPicture(ctx, room)) {
          if (written.has(identity)) continue
          await media.recording.startEgress({ room, identity, key: partKey(sessionId, randomUUID()), bucket })
        }
      }
    },
    parts: () => files.flatMap((file) => newsOf(file) ?? []).filter(({ id }) => !forgotten.has(id)),
    forget: (partId) => void forgotten.add(partId),
    async fetch(ctx, { id, sessionId, expectedMs }) {
      const key = partKey(sessionId, id)
      await pipeline(await ctx.files.stream(key), createWriteStream(fetched(id)))
      const made = { path: fetched(id), mediaType: 'video/mp4' }
      const tools = findFfmpeg(searchPath)
      if (tools) return { ...made, durationMs: await checkFile(tools, made.path, expectedMs) }
      // Without ffmpeg here, what egress says of its file has to do.
      if (!expectedMs) throw new Unplayable('egress told no length')
      return { ...made, durationMs: expectedMs }
    },
    discard: (partId) => rm(fetched(partId), { force: true }),
    leftovers: (untouchedMs) => leftoversIn(folder, untouchedMs),
    // The service goes on without us, and is found again.
    close: () => Promise.resolve(),
  }
}

async function presentersWithPicture(ctx: Ctx, room: string): Promise<string[]> {
  const participants = (await ctx.media.participants(room)) ?? []
  return participants
    .filter(({ identity }) => parsePresenter(identity) !== null)
    .filter(({ tracks }) => tracks.some(({ source, muted }) => source !== 'microphone' && !muted))
    .map(({ identity }) => identity)
}

/** Null for what is none of ours, and before anything is written. */
function newsOf({ key, identity, startedAt, durationMs, state }: EgressFile): PartNews | null {
  const named = parsePartKey(key)
  const presenterId = parsePresenter(identity)
  if (!named || !presenterId || !startedAt) return null
  const begun = startedAt.getTime()
  return {
    id: named.partId,
    sessionId: named.sessionId,
    presenterId,
    identity,
    times:
      durationMs > 0
        ? [
            [0, begun],
            [durationMs, begun + durationMs],
          ]
        : [[0, begun]],
    end: state === 'going' ? null : state === 'whole' ? 'finished' : 'encoder',
  }
}
