import type { PlayablePart } from '@zhibo/core/recordings/schema'
import { expect, test } from 'vitest'
import { Playback } from './playback.ts'

const began = Date.parse('2026-11-23T11:30:00Z')
const aPart = (id: string, fromMs: number, durationMs: number): PlayablePart => ({
  id,
  presenterId: 'one',
  startedAt: new Date(began + fromMs).toISOString(),
  durationMs,
  times: [[0, began + fromMs]],
  mediaType: 'video/mp4',
  url: `/${id}`,
})
const parts = [aPart('first', 5_000, 10_000), aPart('second', 20_000, 10_000)]
const none = () => Promise.resolve([])

test('knows where in the show it stands, and where in the files a time of the show is', () => {
  const playback = new Playback(parts, began, none)
  expect(playback.showMs).toBe(0)
  playback.turnTo({ partId: 'second', mediaMs: 4_000 })
  expect([playback.showMs, playback.part?.url]).toEqual([24_000, '/second'])
  playback.plays(6_500)
  expect(playback.showMs).toBe(26_500)
  expect(playback.placeAt(12_000)).toEqual({ partId: 'first', mediaMs: 7_000 })
  expect(playback.placeAt(17_000)).toEqual({ partId: 'second', mediaMs: 0 })
  expect(playback.placeAt(31_000)).toBeNull()
})

test('plays on into the next file, and ends with the last', () => {
  const playback = new Playback(parts, began, none)
  playback.turnTo({ partId: 'first', mediaMs: 9_000 })
  expect(playback.turnToNext()).toBe(true)
  expect([playback.part?.id, playback.mediaMs]).toEqual(['second', 0])
  expect(playback.turnToNext()).toBe(false)
})

test('a link that ran out is asked for anew once, and the picture stays where it was', async () => {
  let asked = 0
  const playback = new Playback(parts, began, () => {
    asked++
    return Promise.resolve(parts.map((part) => ({ ...part, url: `${part.url}?${asked}` })))
  })
  playback.turnTo({ partId: 'first', mediaMs: 0 })
  playback.plays(3_000)
  expect(await playback.again()).toBe(true)
  expect([playback.part?.url, playback.mediaMs]).toEqual(['/first?1', 3_000])
  expect(await playback.again()).toBe(false)
  playback.plays(3_100)
  expect(await playback.again()).toBe(true)
  expect(asked).toBe(2)
})

test('a replay that was taken back meanwhile is not put in again', async () => {
  const playback = new Playback(parts, began, none)
  playback.turnTo({ partId: 'first', mediaMs: 0 })
  expect(await playback.again()).toBe(false)
})
