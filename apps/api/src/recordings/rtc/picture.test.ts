import { describe, expect, test } from 'vitest'
import { black, canvasFor, toPgm, upright } from './picture.ts'

/** Six columns, four rows: the luma numbered, the chromas 100 on and 200 on. */
const numbered = {
  data: Uint8Array.from([
    ...Array.from({ length: 24 }, (_, at) => at),
    ...Array.from({ length: 6 }, (_, at) => 100 + at),
    ...Array.from({ length: 6 }, (_, at) => 200 + at),
  ]),
  width: 6,
  height: 4,
}

test('ffmpeg is handed the size, the luma, and the chromas side by side', () => {
  const packed = toPgm(numbered)
  const header = 'P5\n6 6\n255\n'
  expect(packed.subarray(0, header.length).toString()).toBe(header)
  expect([...packed.subarray(header.length + 24)]).toEqual([100, 101, 102, 200, 201, 202, 103, 104, 105, 203, 204, 205])
})

test('odd edges are cut off', () => {
  const odd = black(5, 3)
  expect(odd.data).toHaveLength(15 + 2 * 6)
  expect(toPgm(odd).toString('latin1')).toMatch(/^P5\n4 3\n255\n/)
  expect(toPgm(odd)).toHaveLength('P5\n4 3\n255\n'.length + 12)
})

describe('a picture held sideways stands upright', () => {
  test.each([
    [90, { width: 4, height: 6, luma: [18, 12, 6, 0, 19] }],
    [180, { width: 6, height: 4, luma: [23, 22, 21, 20, 19] }],
    [270, { width: 4, height: 6, luma: [5, 11, 17, 23, 4] }],
  ] as const)('turned by %i', (turn, { width, height, luma }) => {
    const turned = upright(numbered, turn)
    expect(turned).toMatchObject({ width, height })
    expect([...turned.data.subarray(0, 5)]).toEqual(luma)
    expect(upright(turned, ((360 - turn) % 360) as 90).data).toEqual(numbered.data)
  })
})

test.each([
  [1280, 720, 640, 360],
  [720, 1280, 360, 640],
  [320, 180, 320, 180],
  [1366, 768, 640, 360],
  [333, 251, 334, 252],
])('%i×%i is recorded at %i×%i', (width, height, toWidth, toHeight) => {
  expect(canvasFor(width, height)).toEqual({ width: toWidth, height: toHeight })
})
