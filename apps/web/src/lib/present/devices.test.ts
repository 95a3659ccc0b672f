import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Devices } from './devices.svelte.ts'

type Kind = 'video' | 'audio'

/** A track of a device that can be pulled out. */
class Track extends EventTarget {
  readyState = 'live'
  readonly kind: Kind
  constructor(kind: Kind) {
    super()
    this.kind = kind
  }
  getSettings() {
    return { deviceId: this.kind }
  }
  stop() {
    this.readyState = 'ended'
  }
  pull() {
    this.stop()
    this.dispatchEvent(new Event('ended'))
  }
}

/** A webcam with its microphone, on one cable: the system finds the two halves one after the other. */
class Webcam extends EventTarget {
  plugged = new Set<Kind>(['video', 'audio'])
  enumerateDevices() {
    return Promise.resolve([...this.plugged].map((kind) => ({ kind: `${kind}input`, deviceId: kind })))
  }
  async getUserMedia(wanted: Partial<Record<Kind, unknown>>) {
    const kinds = (['video', 'audio'] as const).filter((kind) => wanted[kind])
    if (kinds.some((kind) => !this.plugged.has(kind))) throw new DOMException('', 'NotFoundError')
    // A camera takes longer to warm up than a microphone.
    await new Promise((resolve) => setTimeout(resolve, wanted.video ? 800 : 100))
    return new Stream(kinds.map((kind) => new Track(kind)))
  }
  found(kind: Kind) {
    this.plugged.add(kind)
    this.dispatchEvent(new Event('devicechange'))
  }
}

class Stream {
  readonly #tracks: Track[]
  constructor(tracks: Track[]) {
    this.#tracks = tracks
  }
  getTracks() {
    return this.#tracks
  }
}

let webcam: Webcam
beforeEach(() => {
  vi.useFakeTimers()
  webcam = new Webcam()
  vi.stubGlobal('navigator', { mediaDevices: webcam })
  vi.stubGlobal('MediaStream', Stream)
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test.each([
  ['its camera first', ['video', 'audio']],
  ['its microphone first', ['audio', 'video']],
] as const)('a webcam pulled out on air is back whole when it is plugged in again, %s', async (_, order) => {
  const devices = new Devices(() => undefined)
  const opening = devices.open()
  await vi.runAllTimersAsync()
  await opening

  webcam.plugged.clear()
  for (const track of devices.stream!.getTracks()) (track as unknown as Track).pull()
  await vi.runAllTimersAsync()
  expect(devices.problems).toEqual({ camera: 'unplugged', microphone: 'unplugged' })

  webcam.found(order[0])
  await vi.advanceTimersByTimeAsync(50)
  webcam.found(order[1])
  await vi.runAllTimersAsync()
  expect(devices.problems).toEqual({ camera: null, microphone: null })
  const sent = devices.stream!.getTracks().map(({ kind, readyState }) => `${kind} ${readyState}`)
  expect(sent.toSorted()).toEqual(['audio live', 'video live'])
})
