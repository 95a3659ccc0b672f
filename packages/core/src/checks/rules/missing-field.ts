import { stated } from '../amounts.ts'
import { schemeFields } from '../pay.ts'
import type { Finding, JobPost } from '../schema.ts'
import { findingOn, type Rule } from './rule.ts'

const texts = { title: '岗位名称', description: '工作内容', place: '工作地点', conditions: '招聘条件' } as const
const payNames = {
  baseFen: '基本工资',
  floorFen: '保底工资',
  pieceRateMilliyuan: '计件单价',
  piecesPerHour: '每小时件数',
} as const

/** What the law wants every post to tell. */
export const missingField: Rule = ({ post, today }) => [
  ...(Object.keys(texts) as (keyof typeof texts)[])
    .filter((field) => isBlank(post[field]))
    .map((field) => missing(field, `缺少${texts[field]}。`)),
  ...(stated(post.headcount) === null ? [missing('headcount', '缺少招聘人数。')] : []),
  ...validity(post.validUntil, today),
  ...payTerms(post),
  ...(lacksTerm(post) ? [missing('contractMonths', '约定了试用期，请写明合同期限。')] : []),
]

const isBlank = (text: string | null | undefined) => !/[\p{L}\p{N}]/u.test(text ?? '')

function validity(validUntil: string | null | undefined, today: string): Finding[] {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?:$|[\sT])/.exec(validUntil ?? '')?.[1]
  if (day === undefined || Number.isNaN(Date.parse(day))) return [missing('validUntil', '缺少有效期（年-月-日）。')]
  return day < today ? [missing('validUntil', '有效期已过。')] : []
}

function payTerms({ pay }: JobPost): Finding[] {
  if (!pay?.scheme) return [missing('pay.scheme', '缺少计薪方式。')]
  return schemeFields[pay.scheme]
    .filter((field) => stated(pay[field]) === null)
    .map((field) => missing(`pay.${field}`, `缺少${payNames[field]}。`))
}

/** Absent, empty or nought; null is an open-ended contract. */
function lacksTerm({ contractMonths, probationMonths }: JobPost): boolean {
  return stated(probationMonths) !== null && contractMonths !== null && stated(contractMonths) === null
}

const missing = (field: string, message: string) =>
  findingOn(field, { rule: 'missing_field', action: 'block', basis: '人力资源市场暂行条例第24条；五部门通知', message })
