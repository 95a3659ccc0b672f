import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPay } from './pay.ts'
import { atSpeed, forGoal } from './piece-pay.ts'
import type { JobPay } from './schema.ts'

const worked = { scheme: 'piece', pieceRateMilliyuan: 350, piecesPerHour: 60 } as const

test('the worked example both ways: ¥0.35 at 60 an hour is ¥3,654 and ¥4,788; ¥6,000 is not lawful and needs 76', () => {
  expect(atSpeed(worked)).toEqual({ normalFen: 365_400, mostFen: 478_800, normalPieces: 10_440, mostPieces: 12_600 })
  expect(forGoal(worked, 600_000)).toMatchObject({ lawful: 'unlawful', speedWithOvertime: 76 })
  expect(forGoal(worked, 365_400)).toEqual({
    lawful: 'normal_hours',
    hours: 174,
    overtimeHours: 0,
    pieces: 10_440,
    speedWithoutOvertime: 60,
    speedWithOvertime: 46,
  })
  // ¥346 over the normal month at ¥31.50 an hour of overtime: 11 hours.
  expect(forGoal(worked, 400_000)).toMatchObject({ lawful: 'with_overtime', hours: 185, overtimeHours: 11 })
})

test('a floor is earned without a piece, a base comes before the pieces', () => {
  const floor = { ...worked, scheme: 'piece_with_floor', floorFen: 260_000 } as const
  expect(forGoal(floor, 260_000)).toMatchObject({
    lawful: 'normal_hours',
    hours: 0,
    pieces: 0,
    speedWithoutOvertime: 0,
  })
  expect(forGoal(floor, 300_000)).toMatchObject({ hours: 142.9, pieces: 8574 })
  const base = { ...worked, scheme: 'piece_plus_base', baseFen: 100_000 } as const
  expect(forGoal(base, 310_000)).toMatchObject({ lawful: 'normal_hours', hours: 100, pieces: 6000 })
})

test('without pieces, a price, a speed or a goal there is nothing to reckon', () => {
  expect(atSpeed({ scheme: 'monthly', baseFen: 300_000 })).toBeNull()
  expect(atSpeed({ scheme: 'piece', pieceRateMilliyuan: 350 })).toBeNull()
  for (const pay of [
    { scheme: 'hourly', baseFen: 2200 },
    { ...worked, pieceRateMilliyuan: 0 },
    { ...worked, piecesPerHour: null },
  ] satisfies JobPay[])
    expect(forGoal(pay, 300_000)).toBeNull()
  expect(forGoal(worked, 0)).toBeNull()
})

const piecePay = fc.record({
  scheme: fc.constantFrom('piece' as const, 'piece_with_floor' as const, 'piece_plus_base' as const),
  baseFen: fc.integer({ min: 1, max: 500_000 }),
  floorFen: fc.integer({ min: 1, max: 500_000 }),
  pieceRateMilliyuan: fc.integer({ min: 1, max: 40_000 }),
  piecesPerHour: fc.oneof(
    fc.integer({ min: 1, max: 400 }),
    fc.integer({ min: 1, max: 4000 }).map((tenth) => tenth / 10),
  ),
})
const goals = fc.integer({ min: 1, max: 2_000_000 })

test('both ways agree: a sum is lawful exactly when that speed lawfully brings it', () => {
  fc.assert(
    fc.property(piecePay, goals, (pay, goalFen) => {
      const { lawfulMonthlyFloorFen, lawfulWithOvertimeFen } = checkPay({ pay }, null)
      const { lawful, overtimeHours } = forGoal(pay, goalFen)!
      expect(lawful === 'normal_hours').toBe(lawfulMonthlyFloorFen! >= goalFen)
      expect(lawful === 'unlawful').toBe(lawfulWithOvertimeFen! < goalFen)
      expect(overtimeHours > 36).toBe(lawful === 'unlawful')
    }),
  )
})

test('the hours told are enough, and a tenth less is not', () => {
  fc.assert(
    fc.property(piecePay, goals, (pay, goalFen) => {
      const { hours } = forGoal(pay, goalFen)!
      expect(earned(pay, hours) + 1e-6).toBeGreaterThanOrEqual(goalFen)
      if (hours > 0) expect(earned(pay, hours - 0.1) - 1e-6).toBeLessThan(goalFen)
    }),
  )
})

test('the speeds told are enough, and one piece less is not', () => {
  fc.assert(
    fc.property(piecePay, goals, (pay, goalFen) => {
      const { speedWithoutOvertime, speedWithOvertime } = forGoal(pay, goalFen)!
      const most = (piecesPerHour: number) => checkPay({ pay: { ...pay, piecesPerHour } }, null)
      expect(most(speedWithoutOvertime).lawfulMonthlyFloorFen).toBeGreaterThanOrEqual(goalFen)
      expect(most(speedWithOvertime).lawfulWithOvertimeFen).toBeGreaterThanOrEqual(goalFen)
      if (speedWithoutOvertime > 0) expect(most(speedWithoutOvertime - 1).lawfulMonthlyFloorFen).toBeLessThan(goalFen)
      if (speedWithOvertime > 0) expect(most(speedWithOvertime - 1).lawfulWithOvertimeFen).toBeLessThan(goalFen)
    }),
  )
})

/** What so many hours pay, reckoned another way: hour by hour, in floating point. */
function earned(pay: JobPay & { pieceRateMilliyuan: number; piecesPerHour: number }, hours: number): number {
  const perHour = (pay.pieceRateMilliyuan / 10) * pay.piecesPerHour
  const normal = Math.min(hours, 174) * perHour
  const beyond = Math.max(0, hours - 174) * 1.5
  if (pay.scheme === 'piece_plus_base') return Number(pay.baseFen) * (1 + beyond / 174) + normal + beyond * perHour
  return Math.max(normal, pay.scheme === 'piece_with_floor' ? Number(pay.floorFen) : 0) + beyond * perHour
}
