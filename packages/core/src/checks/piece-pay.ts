import { given, monthHours, overtimePaidHours, stated } from './amounts.ts'
import { neededPieces } from './needed-pieces.ts'
import { checkPay, pieceFenPerHour } from './pay.ts'
import { ceilingOf, exact, fraction, isLess, larger, plus, type Rational, times } from './rational.ts'
import type { JobPay } from './schema.ts'

/** Within normal hours, with lawful overtime, or only beyond what the law allows. */
export type Lawfulness = 'normal_hours' | 'with_overtime' | 'unlawful'

/** What it takes to earn a sum in a month at one speed. */
export interface GoalSum {
  lawful: Lawfulness
  /** Hours in the month, rounded up to a tenth; overtime among them. */
  hours: number
  overtimeHours: number
  /** Pieces in the month. */
  pieces: number
  /** The smallest whole number of pieces an hour that reaches the sum without overtime, and with 36 h of it. */
  speedWithoutOvertime: number
  speedWithOvertime: number
}

/** What a speed lawfully brings in a month, in fen and pieces. */
export interface SpeedSum {
  normalFen: number
  mostFen: number
  normalPieces: number
  mostPieces: number
}

/** The piece schemes; the others have no pieces to reckon with. */
export const paysByPiece = ({ scheme }: JobPay): boolean => scheme?.startsWith('piece') === true

/** At this speed, what lawful hours bring: 174 h, and 36 h of overtime at one and a half. Null where the pay does not tell enough. */
export function atSpeed(pay: JobPay): SpeedSum | null {
  const { lawfulMonthlyFloorFen: normalFen, lawfulWithOvertimeFen: mostFen } = checkPay({ pay }, null)
  const speed = stated(pay.piecesPerHour)
  if (!paysByPiece(pay) || normalFen === null || mostFen === null || speed === null) return null
  const in1h = exact(speed)
  const pieces = (hours: number) => Number((in1h.over * BigInt(hours)) / in1h.under)
  return { normalFen, mostFen, normalPieces: pieces(monthHours), mostPieces: pieces(monthHours + overtimeHoursAllowed) }
}

/**
 * To earn `goalFen` in a month: how many hours and pieces at this speed, and whether that is lawful. Overtime is paid at
 * one and a half, base and piece price alike; a floor is owed without any piece. Null where the pay does not tell enough.
 */
export function forGoal(pay: JobPay, goalFen: number): GoalSum | null {
  const perHour = pieceFenPerHour(pay)
  const speed = stated(pay.piecesPerHour)
  if (!paysByPiece(pay) || perHour === null || perHour.over <= 0n || speed === null || goalFen <= 0) return null
  const goal = fraction(goalFen, 1)
  const month = monthOf(pay, perHour)
  const normal = isLess(month.normal, goal) ? null : normalHours(goal, month)
  const tenths = normal ?? monthHours * 10 + overtimeTenths(goal, month)
  const overtime = normal === null ? tenths - monthHours * 10 : 0
  return {
    lawful: normal !== null ? 'normal_hours' : isLess(month.most, goal) ? 'unlawful' : 'with_overtime',
    hours: tenths / 10,
    overtimeHours: overtime / 10,
    pieces: ceilingOf(times(exact(speed), fraction(tenths, 10)), one),
    speedWithoutOvertime: speedFor(goal, pay),
    speedWithOvertime: neededPieces({ ...pay, advertisedMinFen: goalFen }) ?? 0,
  }
}

/** 36: what 54 h of pay at one and a half stand for. */
const overtimeHoursAllowed = overtimePaidHours / 1.5
const one = fraction(1, 1)
const without = (a: Rational, b: Rational) => plus(a, { over: -b.over, under: b.under })

interface Month {
  /** Owed before the first piece: the base or the floor. */
  sure: Rational
  /** Whether pieces come on top of what is sure, or count only once they are more. */
  adds: boolean
  perHour: Rational
  overtimePerHour: Rational
  normal: Rational
  most: Rational
}

function monthOf(pay: JobPay, perHour: Rational): Month {
  const adds = pay.scheme === 'piece_plus_base'
  const base = adds ? fraction(given(pay.baseFen) ?? 0, 1) : fraction(0, 1)
  const floor = pay.scheme === 'piece_with_floor' ? fraction(stated(pay.floorFen) ?? 0, 1) : fraction(0, 1)
  const pieces = times(perHour, fraction(monthHours, 1))
  const normal = adds ? plus(base, pieces) : larger(floor, pieces)
  const overtimePerHour = times(plus(perHour, times(base, fraction(1, monthHours))), fraction(3, 2))
  const most = plus(normal, times(overtimePerHour, fraction(overtimeHoursAllowed, 1)))
  return { sure: adds ? base : floor, adds, perHour, overtimePerHour, normal, most }
}

/** In tenths of an hour. What is sure needs none; a floor is passed only by the pieces alone. */
function normalHours(goal: Rational, { sure, adds, perHour }: Month): number {
  if (!isLess(sure, goal)) return 0
  return Math.min(monthHours * 10, ceilingOf(times(adds ? without(goal, sure) : goal, fraction(10, 1)), perHour))
}

const overtimeTenths = (goal: Rational, { normal, overtimePerHour }: Month) =>
  ceilingOf(times(without(goal, normal), fraction(10, 1)), overtimePerHour)

/** Pieces an hour that reach the goal in normal hours; 0 when base or floor is enough. */
function speedFor(goal: Rational, pay: JobPay): number {
  const price = fraction(stated(pay.pieceRateMilliyuan) ?? 0, 10)
  const base = pay.scheme === 'piece_plus_base' ? fraction(given(pay.baseFen) ?? 0, 1) : fraction(0, 1)
  const floor = pay.scheme === 'piece_with_floor' ? fraction(stated(pay.floorFen) ?? 0, 1) : fraction(0, 1)
  if (!isLess(floor, goal)) return 0
  return ceilingOf(without(goal, base), times(price, fraction(monthHours, 1)))
}
