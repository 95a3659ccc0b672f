import { forGoal } from '../checks/piece-pay.ts'
import type { Insurance } from '../employers/schema.ts'
import type { PromiseLineView } from '../sessions/schema.ts'
import type { Benefit, JobCard } from './schema.ts'

/** A line that whoever presents a job must say, as a fact of its card; the page puts it into words. */
export type MustSay =
  | { what: 'pay' }
  /** What normal hours bring at least, without overtime. */
  | { what: 'lawful'; fen: number }
  /** 不是保证的: to earn what is advertised takes so many pieces an hour, without overtime. */
  | { what: 'takes_pieces'; fen: number; perHour: number }
  /** What the last intake was paid says nothing of the next. */
  | { what: 'intake'; fen: number }
  /** Only the base is sure. */
  | { what: 'commission'; fen: number }
  | { what: 'pay_day'; day: number }
  | { what: 'hours'; perDay: number; daysPerWeek: number; shift: string }
  | { what: 'rest'; daysPerMonth: number }
  /** Board and lodging; with none, that there is none. */
  | { what: 'board'; benefits: Benefit[] }
  | { what: 'insurance'; kinds: Insurance[] }
  | { what: 'free' }
  | { what: 'place'; place: string }
  | { what: 'promise'; question: string; text: string }

const boarding: readonly Benefit[] = ['dormitory', 'couples_room', 'meals']
const weeksPerMonth = 52 / 12

/** In the order in which people ask: what it pays and what of that is not promised, the time it takes, what comes with it. */
export function mustSay(card: JobCard, promises: readonly PromiseLineView[]): MustSay[] {
  const { pay, hours } = card
  return [
    { what: 'pay' },
    ...(card.lawfulMonthlyFloorFen === null ? [] : [{ what: 'lawful' as const, fen: card.lawfulMonthlyFloorFen }]),
    ...notPromised(card),
    { what: 'pay_day', day: pay.payDay },
    { what: 'hours', perDay: hours.perDay, daysPerWeek: hours.daysPerWeek, shift: card.shift },
    { what: 'rest', daysPerMonth: Math.round((7 - hours.daysPerWeek) * weeksPerMonth) },
    { what: 'board', benefits: card.benefits.filter((benefit) => boarding.includes(benefit)) },
    { what: 'insurance', kinds: card.insurance },
    { what: 'free' },
    { what: 'place', place: card.place },
    ...promises
      .filter(({ jobId }) => jobId === card.id)
      .map(({ question, text }) => ({ what: 'promise' as const, question, text })),
  ]
}

function notPromised({ pay }: JobCard): MustSay[] {
  const lines: MustSay[] = []
  const advertised = pay.advertisedMaxFen || pay.advertisedMinFen
  const perHour = forGoal(pay, advertised)?.speedWithoutOvertime ?? 0
  if (perHour > 0) lines.push({ what: 'takes_pieces', fen: advertised, perHour })
  if (pay.scheme === 'base_plus_commission') lines.push({ what: 'commission', fen: pay.baseFen })
  if (pay.lastIntake) lines.push({ what: 'intake', fen: pay.lastIntake.medianFen })
  return lines
}
