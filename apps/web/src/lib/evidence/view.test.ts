import { describe, expect, test } from 'vitest'
import { sheetsOf } from './sheets.ts'
import { fitWhenTurned, mostZoom, moved, turned, whole, zoomed } from './view.ts'

const frame = { width: 400, height: 400, naturalWidth: 1400, naturalHeight: 900 }

describe('looking at a picture', () => {
  test('what lies under the pointer stays there while it grows', () => {
    const view = zoomed(zoomed(whole, 2, frame), 1.5, frame, { x: 100, y: 0 })
    expect(view).toMatchObject({ zoom: 3, x: -50, y: 0 })
  })

  test('it grows no smaller than whole and no larger than eight times', () => {
    expect(zoomed(whole, 0.1, frame).zoom).toBe(1)
    expect(zoomed(whole, 100, frame).zoom).toBe(mostZoom)
  })

  test('it cannot be lost: the frame always shows picture, and all of it comes back whole', () => {
    expect(moved(whole, 999, 999, frame)).toEqual(whole)
    const view = moved(zoomed(whole, 2, frame), 999, 999, frame)
    expect(view.x).toBe(200)
    expect(view.y).toBeCloseTo(57.14, 1)
    expect(zoomed(view, 0.5, frame)).toMatchObject({ zoom: 1, x: 0, y: 0 })
  })

  test('turned, it fills the frame again', () => {
    expect(turned({ zoom: 3, turns: 1, x: 9, y: 9 })).toEqual({ zoom: 1, turns: 2, x: 0, y: 0 })
    const wide = { ...frame, width: 800 }
    expect(fitWhenTurned(wide, 1)).toBeCloseTo(400 / 1400 / (400 / 900))
    expect(fitWhenTurned(wide, 2)).toBe(1)
    expect(fitWhenTurned({ ...wide, naturalWidth: 0 }, 1)).toBe(1)
  })
})

test('pages of a PDF are looked at like pictures; one whose pages are not known can only be fetched', () => {
  const sheets = sheetsOf([
    { label: '营业执照', mediaType: 'image/jpeg', url: '/a?s=1' },
    { label: '员工手册', mediaType: 'application/pdf', url: '/b?s=2', pages: 2 },
    { label: '旧手册', mediaType: 'application/pdf', url: '/c?s=3', pages: null },
  ])
  expect(sheets.map(({ picture, page, pages }) => [picture, page, pages])).toEqual([
    ['/a?s=1', 1, 1],
    ['/b?s=2&page=1', 1, 2],
    ['/b?s=2&page=2', 2, 2],
    [null, 1, 1],
  ])
})
