import type { LicenceReadingProblem } from '@zhibo/core/licences/schema'
import { suggestionsOf } from '@zhibo/core/licences/suggest'
import { Declined, OutOfBounds } from '../bounded/workshop.ts'
import type { Ctx } from '../context.ts'
import { pictureOf } from '../files/link.ts'
import { AppError } from '../problem.ts'
import { finish, giveUp, type LicenceReadingRow, putBack, renewLease, takeNext } from './queries.ts'
import { type LicenceReader, openReader } from './reader.ts'
import { sealResult } from './result.ts'

const leaseMs = 20_000
const heartbeatMs = 5_000
const mostAttempts = 5

/** The background job that reads, with a reader of its own that ends with it. */
export function readingLicences(): (ctx: Ctx, ended: AbortSignal) => Promise<unknown> {
  const reader = openReader()
  return (ctx, ended) => {
    ended.addEventListener('abort', reader.close, { once: true })
    return readQueued(ctx, reader, ended)
  }
}

/**
 * Reads what waits, one licence after the other, until none is left or `ended` says to stop: then the one under way goes
 * back in line. What a process that died was reading is taken up again by the next that looks, once its lease has run out.
 */
export async function readQueued(ctx: Ctx, reader: LicenceReader, ended: AbortSignal): Promise<number> {
  for (let count = 0; ; count++) {
    if (ended.aborted) return count
    const now = ctx.clock()
    const next = await takeNext(ctx, now, leaseFrom(now))
    if (!next) return count
    await readOne(ctx, reader, next, ended)
  }
}

async function readOne(ctx: Ctx, reader: LicenceReader, row: LicenceReadingRow, ended: AbortSignal): Promise<void> {
  const { file_id: fileId, attempts } = row
  const told = tellProgress(ctx, fileId)
  try {
    const raw = await reader.read(await pictureOf(ctx, fileId), told.progress, ended)
    await told.stop()
    const result = { suggestions: suggestionsOf(raw), qr: raw.qr }
    await finish(ctx, fileId, sealResult(ctx.vault, fileId, result), ctx.clock())
  } catch (error) {
    await told.stop()
    if (ended.aborted) return putBack(ctx, fileId)
    ctx.log.warn({ err: error, file: fileId, attempts }, 'licence not read')
    // What may pass by keeps its lease meanwhile: when that has run out it is tried again.
    const problem = problemOf(error) ?? (attempts < mostAttempts ? null : 'too_slow')
    if (problem) await giveUp(ctx, fileId, problem, ctx.clock())
  }
}

/** What is wrong with the file itself; null for what may pass by, a store that is away or a reader that broke down. */
function problemOf(error: unknown): LicenceReadingProblem | null {
  if (error instanceof Declined || error instanceof AppError) return 'unreadable'
  return error instanceof OutOfBounds && error.bound !== 'crash' ? 'too_slow' : null
}

/** Writes progress as it comes, one write at a time, and between them a heartbeat. */
function tellProgress(ctx: Ctx, fileId: string) {
  let percent = 0
  let writing: Promise<void> | null = null
  const write = () => {
    writing ??= renewLease(ctx, fileId, percent, leaseFrom(ctx.clock()))
      .catch((error: unknown) => ctx.log.warn({ err: error, file: fileId }, 'progress of a licence not written'))
      .finally(() => (writing = null))
  }
  const heartbeat = setInterval(write, heartbeatMs)
  return {
    progress: (now: number) => {
      percent = now
      write()
    },
    stop: async () => {
      clearInterval(heartbeat)
      await writing
    },
  }
}

const leaseFrom = (now: Date) => new Date(now.getTime() + leaseMs)
