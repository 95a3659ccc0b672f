import { type Match, matchesOf, type Phrase } from '../reading.ts'
import { stated } from '../amounts.ts'
import type { JobPay } from '../schema.ts'
import { findingAt, findingOn, type Rule } from './rule.ts'

const pay = '(?:工资|薪资|薪酬|薪水|待遇|底薪|月薪|工价|单价|价格|报酬|收入|薪金|酬劳|计件价)'
const leftOpen: readonly Phrase[] = [
  { find: /(?<![里外全方书桌台])面议(?!论)|(?<=当|见)面议(?:定|价)/g },
  {
    find: new RegExp(
      `${pay}(?:[:,]|具体|这块|方面|根据[^,]{0,6}|按[^,]{0,4}|可以?|都|再|好|另行?)*(?:面谈|面商|面洽|面聊|当面[谈聊议说]|见面[谈聊议说]|详谈|电议|电联|另议|商议|协商|商谈|好商量|私聊|私信|私谈|可谈|可议|来谈|再谈|另谈|再定|待定|保密|详询|来电(?:咨询|详谈)?)`,
      'g',
    ),
  },
]
const boundless: readonly Phrase[] = [{ find: /上不封顶|不封顶/g, firm: true }]

const hasAmount = (terms: JobPay) =>
  [terms.baseFen, terms.floorFen, terms.pieceRateMilliyuan, terms.advertisedMinFen, terms.advertisedMaxFen].some(
    (amount) => stated(amount) !== null,
  )

const words = {
  rule: 'no_pay',
  action: 'return',
  basis: '人力资源市场暂行条例第24条；五部门通知',
} as const

/** Basic pay must be named; 面议 sends back even beside amounts, 上不封顶 only where it is all that is said. */
export const noPay: Rule = ({ post, readings }) => {
  const amounts = hasAmount(post.pay ?? {})
  const open = readings.flatMap((reading) => [
    ...matchesOf(reading, leftOpen)
      .filter(notAsked)
      .map((match) => findingAt(reading, match, { ...words, message: '不得以“面议”代替工资：请写明基本工资。' })),
    ...(amounts ? [] : matchesOf(reading, boundless)).map((match) =>
      findingAt(reading, match, { ...words, message: '“上不封顶”不是工资：请写明基本工资。' }),
    ),
  ])
  return amounts ? open : [...open, findingOn('pay', { ...words, message: '没有写明任何工资数额。' })]
}

const notAsked = (match: Match) => match.stop !== '?'
