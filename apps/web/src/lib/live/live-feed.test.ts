import { liveStateOf, type LiveState } from '@zhibo/core/live/state'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveFeed } from './live-feed.svelte.ts'

/** A stream as the browser gives it, by hand: what comes over it, and that nothing does, is what these tests are about. */
class Stream extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static all: Stream[] = []
  readyState = 0
  readonly url: string

  constructor(url: string) {
    super()
    this.url = url
    Stream.all.push(this)
  }

  open(): void {
    this.readyState = Stream.OPEN
    this.dispatchEvent(new Event('open'))
  }

  say(name: string, data: unknown, lastEventId = ''): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }))
  }

  refuse(): void {
    this.readyState = Stream.CLOSED
    this.dispatchEvent(new Event('error'))
  }

  close(): void {
    this.readyState = Stream.CLOSED
  }
}

const snapshot = (seq: number): LiveState => ({ ...liveStateOf(aSession, []), seq })
const aSession = {
  seq: 0,
  state: 'live',
  presenters: [],
  segments: [],
} as unknown as Parameters<typeof liveStateOf>[0]

const newest = () => Stream.all.at(-1)!

function anOpenFeed(onreset: () => Promise<LiveState> = () => Promise.resolve(snapshot(9))) {
  const feed = new LiveFeed('a-show', snapshot(3), onreset)
  const close = feed.open()
  newest().open()
  return { feed, close }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  Stream.all = []
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a line that died without a word is given up on and begun anew from what was seen last', () => {
  const { feed } = anOpenFeed()
  newest().say('message', { type: 'job.pinned', jobId: 'a-job' }, '4')
  vi.advanceTimersByTime(60_000)
  expect(Stream.all).toHaveLength(2)
  expect(Stream.all[0]!.readyState).toBe(Stream.CLOSED)
  expect(newest().url).toMatch(/after=4$/)
  expect(feed.stale).toBe(true)
  newest().open()
  expect(feed.stale).toBe(false)
})

test('a quiet show whose heartbeat is heard keeps its line', () => {
  const { feed } = anOpenFeed()
  for (let beat = 0; beat < 20; beat++) {
    vi.advanceTimersByTime(15_000)
    newest().say('viewers', { viewers: 60 })
  }
  expect(Stream.all).toHaveLength(1)
  expect(feed).toMatchObject({ stale: false, viewers: 60 })
})

test('a snapshot that a bad network does not give is asked for until it is there', async () => {
  const answers = [Promise.reject(new Error('no network')), Promise.resolve(snapshot(9))]
  const { feed } = anOpenFeed(() => answers.shift()!)
  newest().say('reset', { seq: 9 })
  await vi.advanceTimersByTimeAsync(0)
  expect(feed.stale).toBe(true)
  await vi.advanceTimersByTimeAsync(2000)
  expect(newest().url).toMatch(/after=9$/)
})

test('a page that was left opens no stream again', async () => {
  const { close } = anOpenFeed()
  newest().refuse()
  close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(Stream.all).toHaveLength(1)
})
