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
    floor(revised) < floor(published) ||
    published.pay.operations.some((operation) => isCheaper(operation, revised.pay.operations)) ||
    revised.pay.advertisedMinFen < published.pay.advertisedMinFen ||
    revised.pay.payDay > published.pay.payDay
  )
}

const isCheaper = ({ name, priceMilliyuan }: Operation, revised: readonly Operation[]) =>
  revised.some((each) => each.name === name && each.priceMilliyuan < priceMilliyuan)
