import { checkPay } from '../checks/pay.ts'
import type { JobContent, Operation } from './schema.ts'

/** Whether a new revision offers less than the one that is published: less pay, another place or longer hours. */
export function isWorse(published: JobContent, revised: JobContent): boolean {
  return (
    revised.place !== published.place ||
    paysLess(published, revised) ||
    revised.hours.perDay > published.hours.perDay ||
    revised.hours.daysPerWeek > published.hours.daysPerWeek ||
    revised.hours.overtimePerMonth > published.hours.overtimePerMonth
  )
}

function paysLess(published: JobContent, revised: JobContent): boolean {
  const floor = (job: JobContent) => checkPay(job, null).lawfulMonthlyFloorFen ?? 0
  return (
    lowersATerm(published, revised) ||
    floor(revised) < floor(published) ||
    published.pay.operations.some((operation) => isCheaper(operation, revised.pay.operations)) ||
    revised.pay.advertisedMinFen < published.pay.advertisedMinFen ||
    revised.pay.payDay > published.pay.payDay
  )
}

/** What is promised by itself is not made good by a faster hand: a lower price is a lower price. */
function lowersATerm(published: JobContent, revised: JobContent): boolean {
  if (revised.pay.scheme !== published.pay.scheme) return false
  const terms = ['baseFen', 'floorFen', 'pieceRateMilliyuan'] as const
  const multiplier = (job: JobContent) => job.hours.overtimePieceMultiplier ?? 0
  return terms.some((term) => revised.pay[term] < published.pay[term]) || multiplier(revised) < multiplier(published)
}

const isCheaper = ({ name, priceMilliyuan }: Operation, revised: readonly Operation[]) =>
  revised.some((each) => each.name === name && each.priceMilliyuan < priceMilliyuan)
