import { given, monthHours, overtimePaidHours, stated, yuan } from './amounts.ts'
import { exact, floorOf, fraction, isLess, larger, plus, type Rational, times } from './rational.ts'
import { neededPieces } from './needed-pieces.ts'
import type { MinimumWage } from './policy.ts'
import type { JobPay, JobPost, PayCheck, PayScheme } from './schema.ts'

const monthDays = fraction(87, 4)

/** The parts of a pay scheme that the law's sums need. */
export const schemeFields = {
  monthly: ['baseFen'],
  daily: ['baseFen'],
  hourly: ['baseFen'],
  piece: ['pieceRateMilliyuan', 'piecesPerHour'],
  piece_with_floor: ['floorFen', 'pieceRateMilliyuan', 'piecesPerHour'],
  piece_plus_base: ['baseFen', 'pieceRateMilliyuan', 'piecesPerHour'],
  base_plus_commission: ['baseFen'],
} as const satisfies Record<PayScheme, readonly (keyof JobPay)[]>

/** A month without overtime and what 36 h at 1.5 add, in fen, before rounding; null where a part is missing. */
interface MonthSum {
  floor: Rational
  overtime: Rational | null
}

/** What a month of lawful hours pays under the scheme, and whether the advertised pay can be reached lawfully. */
export function checkPay(post: JobPost, minimumWage: MinimumWage | null): PayCheck {
  const pay = post.pay ?? {}
  const sum = monthSum(pay)
  const floorFen = sum && floorOf(sum.floor)
  const overtimeFen = sum?.overtime ? floorOf(plus(sum.floor, sum.overtime)) : null
  const advertised = pay.scheme === 'base_plus_commission' ? null : stated(pay.advertisedMinFen)
  return {
    lawfulMonthlyFloorFen: floorFen,
    lawfulWithOvertimeFen: overtimeFen,
    advertisedReachable: advertised === null || overtimeFen === null ? null : overtimeFen >= advertised,
    neededPiecesPerHour: neededPieces(pay),
    basis: `${sumInWords(pay, floorFen, overtimeFen)}${wageInWords(minimumWage)}`,
  }
}

/** Fen an hour brings at the piece price. */
export function pieceFenPerHour(pay: JobPay): Rational | null {
  const rate = given(pay.pieceRateMilliyuan)
  const pieces = given(pay.piecesPerHour)
  return rate === null || pieces === null ? null : times(fraction(rate, 10), exact(pieces))
}

function monthSum(pay: JobPay): MonthSum | null {
  const base = given(pay.baseFen)
  const perHour = pieceFenPerHour(pay)
  const whole = base === null ? null : fraction(base, 1)
  const pieces = perHour && overHours(perHour)
  switch (pay.scheme) {
    case 'monthly':
    case 'base_plus_commission':
      return whole && { floor: whole, overtime: overtimeOfMonth(whole) }
    case 'daily':
      return whole && { floor: times(whole, monthDays), overtime: times(whole, fraction(overtimePaidHours, 8)) }
    case 'hourly':
      return whole && overHours(whole)
    case 'piece':
      return pieces
    case 'piece_with_floor':
      return withFloor(stated(pay.floorFen), pieces)
    case 'piece_plus_base':
      return whole && pieces && both(whole, pieces)
    default:
      return null
  }
}

function overHours(perHour: Rational) {
  return { floor: times(perHour, fraction(monthHours, 1)), overtime: times(perHour, fraction(overtimePaidHours, 1)) }
}

const overtimeOfMonth = (base: Rational) => times(base, fraction(overtimePaidHours, monthHours))

function both(base: Rational, pieces: { floor: Rational; overtime: Rational }): MonthSum {
  return { floor: plus(base, pieces.floor), overtime: plus(overtimeOfMonth(base), pieces.overtime) }
}

/** The floor is owed even while the piece price is not known yet. */
function withFloor(floorFen: number | null, pieces: MonthSum | null): MonthSum | null {
  if (floorFen === null) return pieces
  const floor = fraction(floorFen, 1)
  return pieces ? { floor: larger(floor, pieces.floor), overtime: pieces.overtime } : { floor, overtime: null }
}

/** The pay of one hour of part-time work in fen, by the planned hours where a day or a month is paid. */
export function hourFen(post: JobPost): Rational | null {
  const pay = post.pay ?? {}
  const base = given(pay.baseFen)
  const perDay = stated(post.hours?.perDay) ?? 8
  const daysPerWeek = stated(post.hours?.daysPerWeek)
  switch (pay.scheme) {
    case 'hourly':
      return base === null ? null : fraction(base, 1)
    case 'piece':
    case 'piece_with_floor':
      return pieceFenPerHour(pay)
    case 'daily':
      return base === null ? null : divided(fraction(base, 1), exact(perDay))
    case 'monthly':
    case 'base_plus_commission':
      return base === null ? null : divided(fraction(base, 1), hoursOfMonth(perDay, daysPerWeek))
    case 'piece_plus_base': {
      const pieces = pieceFenPerHour(pay)
      return base === null || pieces === null
        ? null
        : plus(divided(fraction(base, 1), hoursOfMonth(perDay, daysPerWeek)), pieces)
    }
    default:
      return null
  }
}

/** A month is 4.345 weeks; without planned days it is the full 21.75 days. */
function hoursOfMonth(perDay: number, daysPerWeek: number | null): Rational {
  const day = exact(perDay)
  return daysPerWeek === null ? times(day, monthDays) : times(times(day, exact(daysPerWeek)), fraction(4345, 1000))
}

const divided = (a: Rational, b: Rational): Rational => times(a, { over: b.under, under: b.over })

/** Whether an exact sum in fen lies under a whole number of fen. */
export const isUnder = (sum: Rational, fen: number): boolean => isLess(sum, fraction(fen, 1))

function priceInWords(milliyuan: number): string {
  return `¥${(milliyuan / 1000).toFixed(3).replace(/0$/, '')}`
}

function sumInWords(pay: JobPay, floorFen: number | null, overtimeFen: number | null): string {
  if (floorFen === null) return '薪资信息不全，无法计算法定工时内的月收入。'
  const withOvertime = overtimeFen === null ? '' : `；加上法定上限36小时加班（1.5倍）共${yuan(overtimeFen)}`
  return `${floorInWords(pay)} = ${yuan(floorFen)}（每月21.75天×8小时，不含加班）${withOvertime}。`
}

function floorInWords(pay: JobPay): string {
  const base = yuan(given(pay.baseFen) ?? 0)
  const pieces = `${priceInWords(given(pay.pieceRateMilliyuan) ?? 0)}×${given(pay.piecesPerHour) ?? 0}件/小时×8×21.75`
  switch (pay.scheme) {
    case 'daily':
      return `${base}/天×21.75`
    case 'hourly':
      return `${base}/小时×8×21.75`
    case 'piece':
      return pieces
    case 'piece_with_floor':
      return `保底${yuan(given(pay.floorFen) ?? 0)}与${pieces}取高`
    case 'piece_plus_base':
      return `底薪${base}+${pieces}`
    default:
      return `月薪${base}`
  }
}

function wageInWords(row: MinimumWage | null): string {
  if (row === null) return '该日尚无已登记的最低工资标准，未作比较。'
  const source = row.confirmed ? (row.documentNo ?? '') : '标准待人社局确认'
  const suffix = source === '' ? '' : `（${source}）`
  return `最低工资标准：每月${yuan(row.monthlyFen)}，每小时${yuan(row.hourlyFen)}，自${row.from}起${suffix}。`
}
