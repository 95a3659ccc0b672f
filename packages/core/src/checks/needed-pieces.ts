import { monthHours, overtimePaidHours, stated } from './amounts.ts'
import { ceilingOf, fraction, plus, type Rational, times } from './rational.ts'
import type { JobPay } from './schema.ts'

/**
 * The smallest whole number of pieces an hour with which the advertised minimum is reached lawfully, with 36 h of
 * overtime; may be 0. Null for schemes without pieces, without a price or when nothing is advertised.
 */
export function neededPieces(pay: JobPay): number | null {
  const advertised = stated(pay.advertisedMinFen)
  const rate = stated(pay.pieceRateMilliyuan)
  if (advertised === null || rate === null) return null
  const goal = fraction(advertised, 1)
  const price = fraction(rate, 10)
  const month = times(price, fraction(monthHours + overtimePaidHours, 1))
  switch (pay.scheme) {
    case 'piece':
      return ceilingOf(goal, month)
    case 'piece_with_floor':
      return Math.min(ceilingOf(goal, month), besideFloor(goal, stated(pay.floorFen) ?? 0, price))
    case 'piece_plus_base':
      return ceilingOf(without(goal, wholeBase(stated(pay.baseFen) ?? 0)), month)
    default:
      return null
  }
}

/** While the floor is more than the pieces, only overtime adds to it. */
function besideFloor(goal: Rational, floorFen: number, price: Rational): number {
  return ceilingOf(without(goal, fraction(floorFen, 1)), times(price, fraction(overtimePaidHours, 1)))
}

const wholeBase = (baseFen: number) => times(fraction(baseFen, 1), fraction(monthHours + overtimePaidHours, monthHours))
const without = (a: Rational, b: Rational) => plus(a, { over: -b.over, under: b.under })
