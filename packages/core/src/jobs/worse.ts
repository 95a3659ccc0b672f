import { checkPay } from '../checks/pay.ts'
import type { JobContent } from './schema.ts'

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
    floor(revised) < floor(published) ||
    revised.pay.advertisedMinFen < published.pay.advertisedMinFen ||
    revised.pay.payDay > published.pay.payDay
  )
}
