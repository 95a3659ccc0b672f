import type { JobCard } from '@zhibo/core/jobs/schema'
import { money, moneyRange, piecePrice } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'
import { benefitNames, schemeNames } from './names.ts'

/** The largest figure on a card: what a month is advertised at, or the plain rate when no range is given. */
export function payFigure({ pay }: Pick<JobCard, 'pay'>): string {
  if (pay.advertisedMinFen > 0 || pay.advertisedMaxFen > 0)
    return moneyRange(pay.advertisedMinFen, pay.advertisedMaxFen)
  switch (pay.scheme) {
    case 'daily':
      return m.jobs_per_day({ amount: money(pay.baseFen) })
    case 'hourly':
      return m.jobs_per_hour({ amount: money(pay.baseFen) })
    case 'piece':
      return m.jobs_per_piece({ amount: piecePrice(pay.pieceRateMilliyuan) })
    default:
      return money(pay.baseFen || pay.floorFen)
  }
}

/** How it is earned, and what is sure: 计件有保底 · ¥0.35/件 · 保底 ¥2,600. */
export function payNote({ pay }: Pick<JobCard, 'pay'>): string {
  const words = [schemeNames[pay.scheme]()]
  if (pay.pieceRateMilliyuan > 0) words.push(m.jobs_per_piece({ amount: piecePrice(pay.pieceRateMilliyuan) }))
  if (pay.floorFen > 0) words.push(m.jobs_floor({ amount: money(pay.floorFen) }))
  if (pay.baseFen > 0 && pay.scheme.includes('base')) words.push(m.jobs_base({ amount: money(pay.baseFen) }))
  return words.join(' · ')
}

/** 上批实拿, marked as what it is; nothing while too few stand behind it. */
export const intakeWords = ({ pay: { lastIntake } }: Pick<JobCard, 'pay'>): string[] =>
  lastIntake ? [m.jobs_intake({ amount: money(lastIntake.medianFen), count: lastIntake.answers })] : []

/** A job that takes nobody now has no places left to speak of. */
function places({ state, remaining }: JobCard): string[] {
  if (remaining <= 0) return [m.jobs_full()]
  return state === 'published' ? [m.jobs_remaining({ count: remaining })] : []
}

/** What people ask next, in their order: places left, shift, pay day, then what comes with it. */
export const facts = (card: JobCard): string[] => [...places(card), ...lastingFacts(card)]

/** Of them those that can stand on paper: places left change by the hour. */
export function lastingFacts(card: JobCard): string[] {
  return [
    ...intakeWords(card),
    card.shift || m.jobs_hours({ hours: card.hours.perDay, days: card.hours.daysPerWeek }),
    m.jobs_pay_day({ day: card.pay.payDay }),
    ...card.benefits.map((benefit) => benefitNames[benefit]()),
  ]
}
