import type { ServerResponse } from 'node:http'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '../db/schema.ts'
import { framesAfter, readFrames } from './frames.ts'
import { listen } from './listener.ts'
import { Reader } from './reader.ts'

/** Where a reader begins: after the event it saw last; at `seq` when it saw none, or says what cannot be. */
export interface Beginning {
  /** The session's seq now. */
  seq: number
  after: number
  /** Tells the reader to fetch the snapshot again, because what it claims to have seen was never there. */
  reset: boolean
}

/** A session's events to everyone who reads them, in order, without gap or repetition. */
export interface LiveFeed {
  open(sessionId: string, response: ServerResponse, beginning: Beginning): void
  /** Open readers of a session in this process. */
  readersOf(sessionId: string): number
  close(): Promise<void>
}

interface Room {
  readers: Set<Reader>
  /** Everything up to here has gone to the readers that are caught up. */
  seq: number
  dirty: boolean
  reading: boolean
  /** The viewer count that was told last. */
  told: number
}

const batchMs = 60
const retryReadMs = 500
const heartbeatMs = 15_000
const sampleMs = 1_000
const retryHintMs = 1_000
const pageSize = 500

/** One LISTEN connection for the process, made when the first reader comes; each event is encoded once for all readers. */
export function createLiveFeed(options: { databaseUrl: string; db: Kysely<Database>; log: Logger }): LiveFeed {
  const { databaseUrl, db, log } = options
  const rooms = new Map<string, Room>()
  let stopListening: (() => Promise<void>) | null = null
  const timers: NodeJS.Timeout[] = []

  function begin(): void {
    if (stopListening) return
    stopListening = listen({
      databaseUrl,
      log,
      onSession: (sessionId) => mark(sessionId, batchMs),
      onGap: () => {
        for (const sessionId of rooms.keys()) mark(sessionId, 0)
      },
    })
    timers.push(setInterval(tellViewers, heartbeatMs).unref(), setInterval(countViewers, sampleMs).unref())
  }

  return {
    open(sessionId, response, { seq, after, reset }) {
      begin()
      const room = rooms.get(sessionId) ?? { readers: new Set(), seq, dirty: false, reading: false, told: -1 }
      rooms.set(sessionId, room)
      const reader = new Reader(response, after)
      room.readers.add(reader)
      reader.onceGone(() => forget(sessionId, room, reader))
      reader.write(`retry: ${retryHintMs}\n\n`)
      if (reset) reader.write(`id: ${seq}\nevent: reset\ndata: ${JSON.stringify({ seq })}\n\n`)
      if (room.told >= 0) reader.write(viewersFrame(room.told))
      void catchUp(sessionId, room, reader)
      // What was committed between the caller's look at `seq` and this room's beginning to listen.
      mark(sessionId, 0)
    },
    readersOf: (sessionId) => rooms.get(sessionId)?.readers.size ?? 0,
    async close() {
      for (const timer of timers) clearInterval(timer)
      for (const { readers } of rooms.values()) for (const reader of readers) reader.end()
      rooms.clear()
      await stopListening?.()
    },
  }

  function forget(sessionId: string, room: Room, reader: Reader): void {
    room.readers.delete(reader)
    if (room.readers.size === 0 && rooms.get(sessionId) === room) rooms.delete(sessionId)
  }

  /** Replays from the database until the reader is where its room is; from then on the room carries it. */
  async function catchUp(sessionId: string, room: Room, reader: Reader): Promise<void> {
    try {
      while (!reader.gone) {
        // No wait between this look and `live`: nothing can slip through.
        if (reader.seq >= room.seq) {
          reader.live = true
          return
        }
        const frames = await readFrames(db, sessionId, reader.seq, pageSize)
        if (!frames) throw new Error('the stream is shorter than its counter says')
        reader.write(frames.bytes)
        reader.seq = frames.to
        await reader.drained()
      }
    } catch (error) {
      log.warn({ err: error, sessionId }, 'live feed: replay failed')
      reader.end()
    }
  }

  function mark(sessionId: string, afterMs: number): void {
    const room = rooms.get(sessionId)
    if (!room) return
    room.dirty = true
    if (room.reading) return
    room.reading = true
    setTimeout(() => void fanOut(sessionId, room), afterMs).unref()
  }

  async function fanOut(sessionId: string, room: Room): Promise<void> {
    let againMs: number | null = null
    try {
      room.dirty = false
      const frames = await readFrames(db, sessionId, room.seq, pageSize)
      if (frames) {
        room.seq = frames.to
        for (const reader of room.readers) {
          if (!reader.live || reader.seq >= frames.to) continue
          reader.write(framesAfter(frames, reader.seq))
          reader.seq = frames.to
        }
        if (frames.each.length === pageSize) againMs = 0
      }
    } catch (error) {
      log.warn({ err: error, sessionId }, 'live feed: reading events failed')
      againMs = retryReadMs
    }
    room.reading = false
    if (room.dirty) againMs ??= batchMs
    if (againMs !== null && room.readers.size > 0) mark(sessionId, againMs)
  }

  function countViewers(): void {
    for (const room of rooms.values()) {
      if (room.told === room.readers.size) continue
      room.told = room.readers.size
      tell(room)
    }
  }

  /** The heartbeat: a page hears it, as it would not hear a comment, and knows from its absence that the line is dead. */
  function tellViewers(): void {
    for (const room of rooms.values()) if (room.told >= 0) tell(room)
  }

  function tell({ told, readers }: Room): void {
    const frame = viewersFrame(told)
    for (const reader of readers) reader.write(frame)
  }
}

const viewersFrame = (viewers: number): Buffer =>
  Buffer.from(`event: viewers\ndata: ${JSON.stringify({ viewers })}\n\n`)
