import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Figure, figure, inTurn, type Pair } from './figure.ts'

const RUNS = 5
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SHANGHAI = 8 * HOUR

type Side = 'ours' | 'reference'

/** What one child process took: times in milliseconds, memory in MB; `digest` is of its answer. */
interface Took {
  sumsMs: number
  wholeMs: number
  peakMb: number
  digest: string
}

/**
 * Ten years, three stations, 200,000 intervals. `whole` is from the start of a process to the answer in JSON, with
 * reading, parsing and, on our side, checking the document; `peak` is that process's memory; `sums` is the arithmetic
 * alone, on a document that stands in memory as numbers.
 */
export async function bench(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'zhibo-airtime-'))
  try {
    const file = join(folder, 'document.json')
    await writeFile(file, JSON.stringify(tenYears()))
    const whole = await inTurn(RUNS, inChild('whole', 'ours', file), inChild('whole', 'reference', file))
    const sums = await inTurn(RUNS, inChild('sums', 'ours', file), inChild('sums', 'reference', file))
    if (new Set([...whole, ...sums].flatMap((pair) => [pair.ours.digest, pair.reference.digest])).size > 1)
      throw new Error('ours and the reference answer differently')
    return [
      figure('airtime.whole', 'ms', each(whole, 'wholeMs')),
      figure('airtime.peak', 'MB', each(whole, 'peakMb')),
      figure('airtime.sums', 'ms', each(sums, 'sumsMs')),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

const each = (pairs: Pair<Took>[], measure: 'sumsMs' | 'wholeMs' | 'peakMb'): Pair<number>[] =>
  pairs.map(({ ours, reference }) => ({ ours: ours[measure], reference: reference[measure] }))

const inChild = (kind: 'whole' | 'sums', side: Side, file: string) => async (): Promise<Took> => {
  const args = [import.meta.filename, kind, side, file]
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 })
  return JSON.parse(stdout) as Took
}

async function child([kind, side, file = '']: string[]): Promise<Took> {
  const run = side === 'reference' ? reference : kind === 'sums' ? ourSums : ours
  const { answer, sumsMs } = await run(file)
  const wholeMs = performance.now()
  return { sumsMs, wholeMs, peakMb: peakMb(), digest: createHash('sha256').update(answer).digest('hex') }
}

/** The high-water mark of this process alone: getrusage would count the parent from before exec as well. */
function peakMb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024
  const kB = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return Number(kB) / 1024
}

interface Answer {
  answer: string
  sumsMs: number
}

/** As `zhibo airtime compute` does it. */
async function ours(file: string): Promise<Answer> {
  const { airtimeCompute } = await import('@zhibo/api/cli/airtime')
  return { answer: JSON.stringify(airtimeCompute(readFileSync(file))), sumsMs: Number.NaN }
}

async function ourSums(file: string): Promise<Answer> {
  const { readAirtimeDocument } = await import('@zhibo/core/airtime/read')
  const { computeAirtime } = await import('@zhibo/core/airtime/compute')
  const document = readAirtimeDocument(JSON.parse(readFileSync(file, 'utf8')))
  const inMemory = { ...document, sessions: [...document.sessions] }
  const started = performance.now()
  const report = computeAirtime(inMemory)
  const sumsMs = performance.now() - started
  return { answer: JSON.stringify(report), sumsMs }
}

interface Evidence {
  policy: { minSessionMs: number; joinGapMs: number; zone: string; shortSessionsGiveHours: boolean }
  now: string
  sessions: {
    id: string
    stations: string[]
    rehearsal: boolean
    intervals: { source: string; from: string; to: string | null; muted: [string, string | null][] }[]
  }[]
}

/**
 * Sort and sweep, as one writes it first: nothing is checked, mutes must not overlap, every end must be known, and the
 * zone is eight hours east for ever. It parses each time once, as ours does while it checks.
 */
async function reference(file: string): Promise<Answer> {
  const { policy, sessions } = JSON.parse(await readFile(file, 'utf8')) as Evidence
  const parsed = sessions.map((session) => ({ ...session, events: session.intervals.flatMap(eventsOf) }))
  const started = performance.now()
  const months = new Map<string, { station: string; month: string; sessions: number; airtimeMs: number }>()
  const verdicts = parsed.map(({ id, stations, rehearsal, intervals, events }) => {
    const onAir = swept(events)
    const airtimeMs = onAir.reduce((sum, [from, to]) => sum + to - from, 0)
    const enough = airtimeMs > 0 && airtimeMs >= policy.minSessionMs
    const picture = intervals.some(({ source }) => source !== 'microphone')
    const reason = rehearsal ? 'rehearsal' : enough ? null : picture ? 'too_short' : 'no_picture'
    if (reason === null)
      for (const station of stations) {
        for (const [nth, [month, ms]] of onAir.flatMap(monthly).entries()) {
          const key = `${station} ${month}`
          const sums = months.get(key) ?? { station, month, sessions: 0, airtimeMs: 0 }
          months.set(key, sums)
          sums.airtimeMs += ms
          if (nth === 0) sums.sessions += 1
        }
      }
    const stretches: [number, number][] = []
    for (const [from, to] of onAir) {
      const last = stretches.at(-1)
      if (last && from - last[1] <= policy.joinGapMs) last[1] = to
      else stretches.push([from, to])
    }
    return { id, airtimeMs, counted: reason === null, reason, stretches: stretches.map((ends) => ends.map(inShanghai)) }
  })
  verdicts.sort((a, b) => (a.id < b.id ? -1 : 1))
  const listed = [...months.keys()].sort().map((key) => months.get(key))
  const sumsMs = performance.now() - started
  return { answer: JSON.stringify({ sessions: verdicts, months: listed }), sumsMs }
}

function eventsOf({ source, from, to, muted }: Evidence['sessions'][0]['intervals'][0]): [number, number][] {
  if (source === 'microphone' || to === null) return []
  const events: [number, number][] = [[Date.parse(from), 1]]
  for (const [start, end] of muted) if (end !== null) events.push([Date.parse(start), -1], [Date.parse(end), 1])
  events.push([Date.parse(to), -1])
  return events
}

function swept(events: [number, number][]): [number, number][] {
  const onAir: [number, number][] = []
  let [open, since] = [0, 0]
  for (const [at, change] of events.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (open === 0) since = at
    open += change
    if (open === 0 && at > since) onAir.push([since, at])
  }
  return onAir
}

function monthly([from, to]: [number, number]): [string, number][] {
  const local = new Date(from + SHANGHAI)
  const month = local.toISOString().slice(0, 7)
  const end = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1) - SHANGHAI
  return to <= end ? [[month, to - from]] : [[month, end - from], ...monthly([end, to])]
}

const inShanghai = (instant: number): string => `${new Date(instant + SHANGHAI).toISOString().slice(0, -1)}+08:00`

/**
 * Ten shows a month and station of two and a half hours; the last of a month runs into the next. Every fourth interval
 * is muted once.
 */
function tenYears(): Evidence {
  const chance = seeded(20_261_123)
  const shows = 3 * 120 * 10
  const sessions = Array.from({ length: shows }, (_, nth) => {
    const [station, month, show] = [nth % 3, Math.floor(nth / 3) % 120, Math.floor(nth / 360)]
    const start =
      show === 9 ? Date.UTC(2016, month + 1, 1) - SHANGHAI - HOUR : Date.UTC(2016, month, 1 + show * 3, 19) - SHANGHAI
    const count = Math.floor((200_000 * (nth + 1)) / shows) - Math.floor((200_000 * nth) / shows)
    const intervals = Array.from({ length: count }, () => anInterval(start, chance))
    return { id: `s${nth}`, stations: [`st${station}`], rehearsal: nth % 20 === 7, intervals }
  })
  const policy = {
    minSessionMs: 30 * MINUTE,
    joinGapMs: 5 * MINUTE,
    zone: 'Asia/Shanghai',
    shortSessionsGiveHours: false,
  }
  return { policy, now: '2026-11-23T12:00:00+08:00', sessions }
}

function anInterval(start: number, chance: () => number): Evidence['sessions'][0]['intervals'][0] {
  const from = start + Math.floor(chance() * 150 * MINUTE)
  const length = Math.floor(1000 + chance() * 3 * MINUTE)
  const mute: [string, string] = [inShanghai(from + Math.floor(length / 4)), inShanghai(from + Math.floor(length / 2))]
  const muted = chance() < 0.25 ? [mute] : []
  const source = ['camera', 'camera', 'screen', 'microphone'][Math.floor(chance() * 4)] ?? 'camera'
  return { source, from: inShanghai(from), to: inShanghai(from + length), muted }
}

/** The same numbers each time, in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

if (import.meta.main) process.stdout.write(JSON.stringify(await child(process.argv.slice(2))))
