import { describe, expect, test } from 'vitest'
import { JobContent } from './schema.ts'
import { isWorse } from './worse.ts'

const published = JobContent.parse({
  title: '平车工',
  trade: 'flat_seamer',
  description: '做校服。',
  place: '渠县轻纺园',
  headcount: 5,
  conditions: '会平车。',
  validUntil: '2026-12-31',
  pay: {
    scheme: 'piece',
    pieceRateMilliyuan: 350,
    piecesPerHour: 60,
    advertisedMinFen: 350_000,
    advertisedMaxFen: 470_000,
    payDay: 15,
  },
  hours: { perDay: 8, daysPerWeek: 5, overtimePerMonth: 20, overtimePieceMultiplier: 1.5 },
})
const { pay, hours } = published

describe('a revision is worse', () => {
  test.each<[string, Partial<JobContent>]>([
    ['with a lower piece price', { pay: { ...pay, pieceRateMilliyuan: 349 } }],
    ['with less advertised', { pay: { ...pay, advertisedMinFen: 349_999 } }],
    ['with a later pay day', { pay: { ...pay, payDay: 20 } }],
    ['with a scheme that lawfully comes to less', { pay: { ...pay, scheme: 'monthly', baseFen: 300_000 } }],
    ['at another place', { place: '达州市区' }],
    ['with longer days', { hours: { ...hours, perDay: 9 } }],
    ['with fewer days off', { hours: { ...hours, daysPerWeek: 6 } }],
    ['with more overtime', { hours: { ...hours, overtimePerMonth: 36 } }],
  ])('%s', (_, change) => {
    expect(isWorse(published, { ...published, ...change })).toBe(true)
  })
})

describe('a revision is not worse', () => {
  test.each<[string, Partial<JobContent>]>([
    ['when nothing of pay, place or hours changes', { title: '平车熟手', headcount: 2, conditions: '熟手。' }],
    ['with a higher piece price', { pay: { ...pay, pieceRateMilliyuan: 400 } }],
    ['with a scheme that lawfully comes to more', { pay: { ...pay, scheme: 'piece_with_floor', floorFen: 400_000 } }],
    ['with shorter hours', { hours: { ...hours, perDay: 7, overtimePerMonth: 0 } }],
  ])('%s', (_, change) => {
    expect(isWorse(published, { ...published, ...change })).toBe(false)
  })
})
