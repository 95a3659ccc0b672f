import { fold } from '../checks/folding.ts'
import { matchesOf, type Reading } from '../checks/reading.ts'
import { citesLaw } from './fine-basis.ts'
import { type FileFinding, fileFinding } from './finding.ts'
import type { ManagementRulesDraft } from './rules.ts'

const articles = '劳动合同法第4、90条；行政处罚法第2条'
const fine = [{ find: /罚(?:款|金|钱|没|工资|[\d一二两三四五六七八九十百]+(?:元|块|$|[,。;]))/g }]

/**
 * A fine is a punishment, and only a law can give anybody the power to punish: neither a firm's own rules nor the
 * worker's consent can. A fine that names such a law is for a person to look up, and goes back unless it holds; any other
 * is a block, also one between the lines of other fields (`texts`). What a worker pays for damage (工资支付暂行规定 16)
 * is no fine and has fields of its own.
 */
export function onFines(
  { fines = '', finesBasis = '' }: ManagementRulesDraft,
  texts: readonly Reading[],
): FileFinding[] {
  const open = saysNone(fines) ? [] : ['rules.fines']
  const hidden = texts.filter((reading) => matchesOf(reading, fine).length > 0).map(({ field }) => field)
  const [rule, action] = citesLaw(finesBasis)
    ? (['fine_with_basis', 'return'] as const)
    : (['fine_unlawful', 'block'] as const)
  return [...open, ...hidden].map((field) => fileFinding(rule, action, field, articles))
}

const who = '(?:本|我)?(?:厂|公司|单位|店|们)?里?'
const denial = '(?:目前|现在|一律|从来)?(?:都|也)?(?:没有?|无|不|零|从不|绝不)'
const what = '(?:会|设|收|搞|得|存在|实行)?(?:任何)?(?:罚款|罚金|罚钱|罚|扣款|扣钱|扣工资|处罚|经济处罚)?'
const none = new RegExp(`^(?:(?:${who}${denial}${what}(?:制度|规定|项目|条款)?|none|no fines?)[.。!]?)?$`)

/** Nothing, 没有罚款, 无, 不罚款: a denial and no more. 无故旷工罚50 begins like one. */
const saysNone = (text: string): boolean => none.test(fold(text).text.trim())
