import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mustSay } from './must-say.ts'
import { CardPay } from './pay-schema.ts'
import type { JobCard } from './schema.ts'

const id = '0198a000-0000-7000-8000-000000000001'
const aCard = (pay: Partial<JobCard['pay']> = {}, given: Partial<JobCard> = {}): JobCard => ({
  id,
  revisionId: id,
  employerId: id,
  employerName: '（演示）甲厂',
  verifiedUntil: null,
  title: '平车工',
  trade: 'flat_seamer',
  place: '织里镇 利济路 88 号',
  remaining: 3,
  pay: CardPay.parse({ scheme: 'piece', payDay: 7, ...pay }),
  lawfulMonthlyFloorFen: 350_000,
  lawfulWithOvertimeFen: null,
  shift: '',
  hours: { perDay: 8, daysPerWeek: 6, overtimePerMonth: 0, overtimePieceMultiplier: null },
  insurance: ['injury'],
  benefits: ['dormitory', 'school_run'],
  validUntil: '2026-12-31',
  state: 'published',
  ...given,
})
const linesOf = (card: JobCard) => mustSay(card, [])
const line = (card: JobCard, what: string) => linesOf(card).find((each) => each.what === what)

describe('what is not promised is said', () => {
  test('6,000 takes so many pieces an hour, however fast the card says somebody is', () => {
    const pay = { pieceRateMilliyuan: 450, piecesPerHour: 90, advertisedMinFen: 450_000, advertisedMaxFen: 600_000 }
    expect(line(aCard(pay), 'takes_pieces')).toEqual({ what: 'takes_pieces', fen: 600_000, perHour: 77 })
  })

  test('of all piece pay: so many reach it in normal hours, and one fewer does not', () => {
    const piece = fc.record({
      pieceRateMilliyuan: fc.integer({ min: 50, max: 20_000 }),
      advertisedMaxFen: fc.integer({ min: 100_000, max: 1_500_000 }),
    })
    fc.assert(
      fc.property(piece, (pay) => {
        const said = line(aCard({ ...pay, piecesPerHour: 50 }), 'takes_pieces')
        const monthFen = (perHour: number) => (perHour * pay.pieceRateMilliyuan * 174) / 10
        expect(said).toBeDefined()
        const { perHour } = said as { perHour: number }
        expect(monthFen(perHour)).toBeGreaterThanOrEqual(pay.advertisedMaxFen)
        expect(monthFen(perHour - 1)).toBeLessThan(pay.advertisedMaxFen)
      }),
    )
  })

  test('nothing of pieces where a month is paid as it is advertised', () => {
    const monthly = aCard({ scheme: 'monthly', baseFen: 500_000, advertisedMinFen: 500_000 })
    expect(line(monthly, 'takes_pieces')).toBeUndefined()
  })

  test('of a commission only the base is sure, and the last intake is no promise', () => {
    const lastIntake = { medianFen: 498_000, answers: 12, month: '2026-10' }
    const card = aCard({ scheme: 'base_plus_commission', baseFen: 300_000, lastIntake })
    expect(line(card, 'commission')).toEqual({ what: 'commission', fen: 300_000 })
    expect(line(card, 'intake')).toEqual({ what: 'intake', fen: 498_000 })
  })
})

test('rest days are those of a month, and what is not offered is said too', () => {
  const card = aCard({}, { insurance: [], benefits: ['school_run'] })
  expect(line(card, 'rest')).toEqual({ what: 'rest', daysPerMonth: 4 })
  expect(line(card, 'board')).toEqual({ what: 'board', benefits: [] })
  expect(line(card, 'insurance')).toEqual({ what: 'insurance', kinds: [] })
  const none = aCard({}, { hours: { ...card.hours, daysPerWeek: 7 } })
  expect(line(none, 'rest')).toEqual({ what: 'rest', daysPerMonth: 0 })
})

test('what was answered once is promised, of this job alone', () => {
  const promise = { questionId: id, question: '有夫妻房吗？', text: '有三间' }
  const lines = mustSay(aCard(), [
    { jobId: id, ...promise },
    { jobId: '0198a000-0000-7000-8000-000000000002', ...promise, text: '没有' },
  ])
  expect(lines.filter(({ what }) => what === 'promise')).toEqual([
    { what: 'promise', question: '有夫妻房吗？', text: '有三间' },
  ])
})
