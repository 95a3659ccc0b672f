import { given } from '../amounts.ts'
import { matchesOf, type Phrase } from '../reading.ts'
import { findingAt, findingOn, type Rule } from './rule.ts'

const price = '(?:单价|工价|计件价|件价|价格|价钱|价|工资|时薪|计件|小时工资|报酬)'
const same =
  '(?:不变|照旧|同价|同样|相同|一样|一致|不涨价?|不加价?|不调整?|不上浮|不提高|不翻|无差别|没有?区别|不另算|按原价|原价|平价|[同跟和与按](?:白班|白天|平时|正常班|正班|平日|日班)(?!.{0,6}(?:一起|发|结)))'
const phrases: readonly Phrase[] = [
  {
    find: new RegExp(
      `(?:加班|延时|夜班加班|晚上加班|周末加班)(?:时|的|费|期间|时间|后|还是|依然|仍|也|都)*(?:${price})?(?:也|都|还是|仍|依然|保持|跟|和|与|同|按)?(?:白天|平时|平常|正常|正班|日常|白班|平日|工作日)?(?:的)?(?:${price})?(?:也|都|是|还是|保持|仍)?${same}`,
      'g',
    ),
    firm: true,
  },
  {
    find: /加班(?:时|的|也|都|费|期间)*(?:不加价|同工价|同单价|不另外?(?:计|算|付|加|给)|不额外|(?:仍|也|都|还是|一律|均)?按(?:照)?(?:正常|平时|平常|原|白天|正班|普通|日常|统一|同一)(?:的)?(?:单价|工价|计件|价格|价|标准|工资|时薪)|(?:没有?|无|不给|不发|不算|不计|不付)(?:额外)?(?:加班费|加班工资|加班补贴|加价|倍数))/g,
    firm: true,
  },
  {
    find: /(?:没有|无|不给|不发|不付|不算|不计)(?:额外的?)?(?:加班费|加班工资)/g,
    firm: true,
    unless: /不加班|无需加班|^无?加班,?/,
  },
]

const words = { rule: 'overtime_price', action: 'return', basis: '工资支付暂行规定第13条' } as const
const message = '计件加班也要加价：平日150%、休息日200%、法定假日300%。'

/** Overtime at the plain price. */
export const overtimePrice: Rule = ({ post, readings }) => {
  const multiplier = given(post.hours?.overtimePieceMultiplier)
  const byPiece = post.pay?.scheme?.startsWith('piece') === true
  return [
    ...(byPiece && multiplier !== null && multiplier < 1.5
      ? [findingOn('hours.overtimePieceMultiplier', { ...words, message })]
      : []),
    ...readings.flatMap((reading) =>
      matchesOf(reading, phrases)
        .filter((match) => match.stop !== '?')
        .map((match) => findingAt(reading, match, { ...words, message })),
    ),
  ]
}
