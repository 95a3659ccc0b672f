import { atSpeed, forGoal, type GoalSum, type SpeedSum } from '@zhibo/core/checks/piece-pay'
import type { JobPay } from '@zhibo/core/checks/schema'
import type { DraftOperation } from '@zhibo/core/jobs/schema'
import { money } from '@zhibo/ui/format'
import { fenOf, figure } from '#lib/forms/typed.ts'
import { m } from '#lib/paraglide/messages.js'

/** What the calculator's boxes hold, as typed; in the address when its form is sent without script. */
export interface Asked {
  goal: string
  speed: string
  operation: string
}

/** The boxes as an address has them. */
export const askedIn = (params: URLSearchParams): Asked => ({
  goal: params.get('goal') ?? '',
  speed: params.get('speed') ?? '',
  operation: params.get('operation') ?? '',
})

export interface Priced {
  name: string
  priceMilliyuan: number
  piecesPerHour: number
}

/** The operations that can be reckoned with: those with a name, a price and a speed. */
export const pricedIn = (operations: readonly DraftOperation[]): Priced[] =>
  operations.flatMap(({ name, priceMilliyuan, piecesPerHour }) =>
    name && priceMilliyuan && piecesPerHour ? [{ name, priceMilliyuan, piecesPerHour }] : [],
  )

/** Which operation the job's own price is of, as the box has it. */
export function ownOperation(pay: JobPay, operations: readonly Priced[]): string {
  const at = operations.findIndex(
    ({ priceMilliyuan, piecesPerHour }) =>
      priceMilliyuan === pay.pieceRateMilliyuan && piecesPerHour === pay.piecesPerHour,
  )
  return at < 0 ? '' : String(at)
}

/** The pay the sums are made of: one operation's price at somebody's own speed. */
export function payAt(pay: JobPay, operations: readonly Priced[], { operation, speed }: Asked): JobPay {
  const chosen = operations[Number(operation || -1)]
  const own = figure(speed)
  return {
    ...pay,
    ...(chosen ? { pieceRateMilliyuan: chosen.priceMilliyuan, piecesPerHour: chosen.piecesPerHour } : {}),
    ...(own === undefined ? {} : { piecesPerHour: own }),
  }
}

const mostPieces = 10_000
const mostFen = 10_000_000

/** Both ways at once: what the speed lawfully brings, and what the goal takes; null where a box holds no sensible figure. */
export function reckon(pay: JobPay, goal: string): { forth: SpeedSum | null; back: GoalSum | null; wrong: boolean } {
  const goalFen = fenOf(goal)
  const speed = pay.piecesPerHour
  const speedIsWrong = typeof speed === 'number' && !(speed > 0 && speed <= mostPieces)
  const goalIsWrong = goalFen !== undefined && !(goalFen > 0 && goalFen <= mostFen)
  return {
    forth: speedIsWrong ? null : atSpeed(pay),
    back: speedIsWrong || goalIsWrong || goalFen === undefined ? null : forGoal(pay, goalFen),
    wrong: speedIsWrong || goalIsWrong,
  }
}

/** The answer to "to earn so much", in words. */
export function goalWords({ lawful, hours, overtimeHours, pieces }: GoalSum): string {
  if (hours === 0) return m.jobs_calc_sure()
  if (lawful === 'normal_hours') return m.jobs_calc_ok({ hours, pieces })
  return lawful === 'with_overtime'
    ? m.jobs_calc_overtime({ overtime: overtimeHours, hours, pieces })
    : m.jobs_calc_unlawful({ overtime: overtimeHours })
}

export const goalFigure = (goal: string): string => money(fenOf(goal) ?? 0)
