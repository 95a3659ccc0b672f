import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPay } from './pay.ts'
import { type JobPay, PayCheck, PayScheme } from './schema.ts'

const sumsOf = (pay: JobPay) => checkPay({ pay }, null)

test('the worked example: ¥0.35 at 60 an hour gives ¥3,654, with lawful overtime ¥4,788, and ¥6,000 needs 76', () => {
  const pay = { scheme: 'piece', pieceRateMilliyuan: 350, piecesPerHour: 60, advertisedMinFen: 600_000 } as const

  expect(sumsOf(pay)).toMatchObject({
    lawfulMonthlyFloorFen: 365_400,
    lawfulWithOvertimeFen: 478_800,
    advertisedReachable: false,
    neededPiecesPerHour: 76,
  })
  expect(sumsOf({ ...pay, piecesPerHour: 75 }).lawfulWithOvertimeFen).toBe(598_500)
  expect(sumsOf({ ...pay, piecesPerHour: 76 }).advertisedReachable).toBe(true)
})

test.each<[string, JobPay, number, number]>([
  ['monthly', { scheme: 'monthly', baseFen: 300_000 }, 300_000, 393_103],
  ['base and commission', { scheme: 'base_plus_commission', baseFen: 300_000 }, 300_000, 393_103],
  ['daily', { scheme: 'daily', baseFen: 15_001 }, 326_271, 427_528],
  ['hourly', { scheme: 'hourly', baseFen: 2_000 }, 348_000, 456_000],
  [
    'piece under its floor',
    { scheme: 'piece_with_floor', floorFen: 400_000, pieceRateMilliyuan: 350, piecesPerHour: 60 },
    400_000,
    513_400,
  ],
  [
    'piece over its floor',
    { scheme: 'piece_with_floor', floorFen: 260_000, pieceRateMilliyuan: 350, piecesPerHour: 60 },
    365_400,
    478_800,
  ],
  [
    'base and pieces',
    { scheme: 'piece_plus_base', baseFen: 100_000, pieceRateMilliyuan: 185, piecesPerHour: 37 },
    219_103,
    287_100,
  ],
])('%s: each sum is rounded down once, at the end', (_, pay, floor, withOvertime) => {
  expect(sumsOf(pay)).toMatchObject({ lawfulMonthlyFloorFen: floor, lawfulWithOvertimeFen: withOvertime })
})

test('beside a floor that is enough, no piece is needed', () => {
  const pay = {
    scheme: 'piece_with_floor',
    floorFen: 400_000,
    pieceRateMilliyuan: 350,
    advertisedMinFen: 400_000,
  } as const

  expect(sumsOf(pay).neededPiecesPerHour).toBe(0)
})

test.each<[string, JobPay]>([
  ['nothing is advertised', { scheme: 'piece', pieceRateMilliyuan: 350, piecesPerHour: 60 }],
  ['the price is nought', { scheme: 'piece', pieceRateMilliyuan: 0, piecesPerHour: 60, advertisedMinFen: 400_000 }],
  [
    'the scheme has no pieces',
    { scheme: 'monthly', baseFen: 300_000, pieceRateMilliyuan: 350, advertisedMinFen: 400_000 },
  ],
])('the pieces needed are null when %s', (_, pay) => {
  expect(sumsOf(pay).neededPiecesPerHour).toBeNull()
})

test('commission may bring anything, so reachable says nothing of it', () => {
  const pay = { scheme: 'base_plus_commission', baseFen: 220_000, advertisedMinFen: 900_000 } as const

  expect(sumsOf(pay).advertisedReachable).toBeNull()
})

test('an empty pay gives no sums, and says so', () => {
  expect(sumsOf({})).toMatchObject({
    lawfulMonthlyFloorFen: null,
    lawfulWithOvertimeFen: null,
    advertisedReachable: null,
  })
  expect(sumsOf({}).basis).toContain('无法计算')
})

test('the basis tells the row of the day, that it awaits confirmation, or that there is none yet', () => {
  const row = {
    from: '2025-01-01',
    monthlyFen: 220_000,
    hourlyFen: 2_200,
    documentNo: '川府〔2025〕1号',
    confirmed: true,
  }
  const pay = { scheme: 'monthly', baseFen: 300_000 } as const

  expect(checkPay({ pay }, row).basis).toContain('川府〔2025〕1号')
  expect(checkPay({ pay }, { ...row, confirmed: false }).basis).toContain('标准待人社局确认')
  expect(checkPay({ pay }, null).basis).toContain('未作比较')
})

test('the pieces needed are the least that reach the advertised pay', () => {
  const amount = fc.integer({ min: 1, max: 2_000_000 })
  const piecework = fc.record({
    scheme: fc.constantFrom('piece', 'piece_with_floor', 'piece_plus_base'),
    baseFen: amount,
    floorFen: amount,
    pieceRateMilliyuan: fc.integer({ min: 1, max: 50_000 }),
    advertisedMinFen: amount,
  })
  fc.assert(
    fc.property(piecework, (pay) => {
      const needed = sumsOf({ ...pay, piecesPerHour: 0 }).neededPiecesPerHour ?? -1
      expect(sumsOf({ ...pay, piecesPerHour: needed }).advertisedReachable).toBe(true)
      if (needed > 0) expect(sumsOf({ ...pay, piecesPerHour: needed - 1 }).advertisedReachable).toBe(false)
    }),
  )
})

test('no amount, however large or fine, breaks the sums', () => {
  const amount = fc.option(fc.oneof(fc.maxSafeInteger(), fc.constant('' as const)))
  const quantity = fc.option(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant('' as const)))
  const pay = fc.record({
    scheme: fc.constantFrom(...PayScheme.options),
    baseFen: amount,
    floorFen: amount,
    pieceRateMilliyuan: amount,
    piecesPerHour: quantity,
    advertisedMinFen: amount,
  })
  fc.assert(
    fc.property(pay, (terms) => {
      expect(PayCheck.safeParse(sumsOf(terms)).success).toBe(true)
    }),
  )
})
