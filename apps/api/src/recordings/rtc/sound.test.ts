import { expect, test } from 'vitest'
import { mix, SoundLine } from './sound.ts'

const frame = 480
const tone = (value: number) => new Int16Array(frame).fill(value)
const ms = (count: number) => count * 48

/** Frames of 10 ms, each with its number, that arrive when told; returns where each is heard, in ms. */
function heard(arrivals: readonly number[], upToMs: number, delayMs = 400): Map<number, number> {
  const line = new SoundLine()
  const places = new Map<number, number>()
  let told = 0
  for (let now = 0; now <= upToMs + delayMs; now += 10) {
    for (; told < arrivals.length && arrivals[told]! <= now; told++) line.push(tone(told + 1), ms(now))
    if (now % 500 === 0) line.settle(0)
    const from = now - delayMs
    if (from < 0) continue
    const [value = 0] = mix([line], ms(from), ms(10))
    if (value > 0 && !places.has(value - 1)) places.set(value - 1, from)
  }
  return places
}

const steady = (count: number, from = 10) => Array.from({ length: count }, (_, nth) => from + nth * 10)

test('what comes steadily is heard when it was said', () => {
  const places = heard(steady(100), 1000)
  expect(places.get(0)).toBe(0)
  expect(places.get(99)).toBe(990)
})

test('a hiccup of this process moves nothing', () => {
  const arrivals = steady(200).map((at) => (at > 500 && at < 700 ? 700 : at))
  const places = heard(arrivals, 2000)
  expect(places.get(60)).toBe(600)
  expect(places.get(150)).toBe(1500)
})

test('sound that stayed away leaves a silence as long, and comes back in its place', () => {
  const arrivals = [...steady(50), ...steady(100, 3010)]
  const places = heard(arrivals, 4000)
  expect(places.get(49)).toBe(490)
  expect(places.get(50)).toBe(3000)
  expect(places.get(149)).toBe(3990)
})

/** Ten ms are the grain of it: a frame's length. */
const near = (ms: number): unknown => expect.toSatisfy((at: number) => Math.abs(at - ms) <= 10)

test('a machine that is busy for seconds moves nothing', () => {
  const arrivals = steady(600).map((at) => Math.ceil(at / 300) * 300)
  const places = heard(arrivals, 6000)
  expect([places.get(100), places.get(550)]).toEqual([near(1000), near(5500)])
})

test('where the first frames came late, the line moves back with the first that is in time', () => {
  const arrivals = steady(300).map((at) => Math.max(at, 300))
  const places = heard(arrivals, 3000)
  expect([places.get(100), places.get(299)]).toEqual([near(1000), near(2990)])
})

test('a pause too short to be told from a busy machine is mended within a second', () => {
  const arrivals = [...steady(100), ...steady(300, 1210)]
  const places = heard(arrivals, 4200)
  expect(places.get(250)).toBe(2700)
})

test.each([
  ['by stretching what there is', 10],
  ['by a pause', 0],
])('what waited in a buffer that grew %s is heard when it was said', (_, stretched) => {
  const line = new SoundLine()
  const places = new Map<number, number>()
  let said = 0
  for (let now = 10; now <= 5000; now += 10) {
    // Between the second and the third second the buffer grows to 200 ms.
    const grows = now > 2000 && now <= 2200
    if (!grows) said += 10
    if (!grows || stretched > 0) line.push(tone(said / 10), ms(now))
    if (now % 500 === 0) line.settle(ms(now <= 2000 ? 0 : 200))
    const [value = 0] = mix([line], ms(now - 1500), ms(10))
    if (value > 0) places.set(value * 10, now - 1500)
  }
  expect([places.get(1000), places.get(2600), places.get(3000)]).toEqual([near(990), near(2590), near(2990)])
})

test('two microphones are heard at once, and never louder than a file can hold', () => {
  const [one, two] = [new SoundLine(), new SoundLine()]
  one.push(tone(30_000), frame)
  two.push(tone(30_000), frame)
  two.push(tone(-7), 2 * frame)
  const mixed = mix([one, two], 0, 2 * frame)
  expect([mixed[0], mixed[frame - 1], mixed[frame]]).toEqual([32_767, 32_767, -7])
})
