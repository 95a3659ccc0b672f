import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPay } from '../checks/pay.ts'
import { intakeToShow } from './intake.ts'
import { byOperations, slowestEarning } from './operations.ts'
import { type JobContent, JobDraft, Pay } from './schema.ts'
import { isWorse } from './worse.ts'

const collar = { name: '上领', priceMilliyuan: 420, piecesPerHour: 52, source: 'posted' } as const
const sleeve = { name: '上袖', priceMilliyuan: 350, piecesPerHour: 60, source: 'time_study' } as const
const pay = { scheme: 'piece', payDay: 15 } as const

test('the price and speed of a job are those of the operation that earns least, whatever else was sent', () => {
  const { pieceRateMilliyuan, piecesPerHour } = Pay.parse({
    ...pay,
    pieceRateMilliyuan: 900,
    piecesPerHour: 90,
    operations: [collar, sleeve],
  })
  expect({ pieceRateMilliyuan, piecesPerHour }).toEqual({ pieceRateMilliyuan: 350, piecesPerHour: 60 })
})

test('no mix of the operations, over any hours, earns less than the sums say: they cannot overstate', () => {
  const operation = fc.record({
    priceMilliyuan: fc.integer({ min: 1, max: 40_000 }),
    piecesPerHour: fc.integer({ min: 1, max: 500 }),
  })
  const table = fc.array(fc.tuple(operation, fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(table, (rows) => {
      const shares = rows.reduce((sum, [, share]) => sum + share, 0)
      fc.pre(shares > 0)
      const operations = rows.map(([each]) => each)
      const { lawfulMonthlyFloorFen } = checkPay({ pay: byOperations({ scheme: 'piece' as const, operations }) }, null)
      const mixed = rows.reduce(
        (sum, [each, share]) => sum + ((174 * share) / shares) * (each.priceMilliyuan / 10) * each.piecesPerHour,
        0,
      )
      expect(lawfulMonthlyFloorFen!).toBeLessThanOrEqual(mixed + 1e-6)
    }),
  )
})

test('a half-written row counts for nothing, and a scheme without pieces knows no operations', () => {
  expect(slowestEarning([{ priceMilliyuan: 350, piecesPerHour: null }, {}])).toBeNull()
  const draft = JobDraft.parse({ pay: { scheme: 'piece', operations: [{ name: '上领' }, sleeve] } })
  expect(draft.pay).toMatchObject({ pieceRateMilliyuan: 350, piecesPerHour: 60 })
  expect(byOperations({ scheme: 'monthly', operations: [sleeve] })).not.toHaveProperty('pieceRateMilliyuan')
})

test('pay written before there were operations is read as it was', () => {
  expect(Pay.parse({ ...pay, pieceRateMilliyuan: 350, piecesPerHour: 60 })).toMatchObject({
    pieceRateMilliyuan: 350,
    piecesPerHour: 60,
    operations: [],
    lastIntake: null,
  })
})

test('a lower price of any operation is less pay, also where another one earns least', () => {
  const job = (priceMilliyuan: number) =>
    ({
      place: '',
      hours: { perDay: 8, daysPerWeek: 5, overtimePerMonth: 0 },
      pay: Pay.parse({ ...pay, operations: [{ ...collar, priceMilliyuan }, sleeve] }),
    }) as unknown as JobContent
  expect(isWorse(job(500), job(450))).toBe(true)
  expect(isWorse(job(450), job(500))).toBe(false)
})

test('the pay of the last intake is shown only when five or more stand behind it', () => {
  const stated = { medianFen: 498_000, month: '2026-10' }
  expect(intakeToShow({ ...stated, answers: 4 })).toBeNull()
  expect(intakeToShow({ ...stated, answers: 5 })).toMatchObject({ medianFen: 498_000 })
  expect(intakeToShow(null)).toBeNull()
})
