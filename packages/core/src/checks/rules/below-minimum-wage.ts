import { stated, yuan } from '../amounts.ts'
import { hourFen, isUnder, schemeFields } from '../pay.ts'
import type { MinimumWage } from '../policy.ts'
import type { Finding } from '../schema.ts'
import { findingOn, type Rule, type Subject } from './rule.ts'

/** Full time: the month's lawful floor and a stated floor; part time: the hour's pay. Before the first row, nothing. */
export const belowMinimumWage: Rule = (subject) => {
  const { post, minimumWage } = subject
  if (minimumWage === null) return []
  return post.employment === 'part_time' ? hourly(subject, minimumWage) : monthly(subject, minimumWage)
}

function monthly({ post, pay }: Subject, row: MinimumWage): Finding[] {
  const floor = stated(post.pay?.floorFen)
  if (floor !== null && floor < row.monthlyFen) {
    return [findingOn('pay.floorFen', words(`保底${yuan(floor)}低于每月最低工资${yuan(row.monthlyFen)}。`))]
  }
  const reckoned = pay.lawfulMonthlyFloorFen
  if (reckoned === null || reckoned >= row.monthlyFen) return []
  return [findingOn(payField(post.pay?.scheme), words(`${pay.basis}低于每月最低工资${yuan(row.monthlyFen)}。`))]
}

function hourly({ post }: Subject, row: MinimumWage): Finding[] {
  const hour = hourFen(post)
  if (hour === null || !isUnder(hour, row.hourlyFen)) return []
  return [findingOn(payField(post.pay?.scheme), words(`小时工资低于每小时最低工资${yuan(row.hourlyFen)}。`))]
}

function payField(scheme: '' | keyof typeof schemeFields | null | undefined): string {
  if (!scheme) return 'pay'
  return schemeFields[scheme].some((field) => field === 'pieceRateMilliyuan') ? 'pay.pieceRateMilliyuan' : 'pay.baseFen'
}

const words = (message: string) => ({
  rule: 'below_minimum_wage' as const,
  action: 'block' as const,
  basis: '最低工资规定；劳动法第48条',
  message,
})
