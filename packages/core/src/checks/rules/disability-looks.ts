import { rejectionsOf } from '../demands.ts'
import { matchesOf, type Phrase } from '../reading.ts'
import { actionUnless, findingAt, type Rule } from './rule.ts'

const disabled = '(?:有)?(?:残疾|残障|聋哑|盲|智障|肢残)(?:人士|人员|人|者|的)?'
const measuredThing =
  /童|尺码|分码|款|版型|模特|校服|适[合用][^◆]{0,4}◆|◆(?:段|码|表|对应|可调|调节|范围)|[按随依][^◆]{0,3}◆.{0,4}(?:分|调|发|定|领|配|码)|调节|座椅|台板|◆[\d\s-]{1,9}码/

const phrases: readonly Phrase[] = [
  { find: /个[子头](?:必须|需要?|要|须)?(?:够|很|比较)?高|个[子头]不能矮/g },
  { find: /(?:净|裸)?身高|体重(?!秤)/g, bare: true, unless: measuredThing },
  {
    find: /(?:长相|外貌|相貌|容貌|颜值|身材|体型|外形|样貌)(?!不)(?:要|须|需|必须|较)?(?:要求|端正|姣好|较好|良好|出众|甜美|清秀|周正|匀称|标准|苗条|高挑|在线|好|佳|高)/g,
  },
  { find: /五官(?:要|须|需|必须)?(?:端正|姣好|精致|清秀|周正|好)|貌美|品貌端正|眉清目秀/g },
  {
    find: /(?<!企业|公司|品牌|厂区|产品|单位|店铺|门店|村庄|城市)(?:个人)?形象(?:要求)?(?:、?气质)?(?:要|须|需)?(?:好|佳|良好|端正|姣好|气质|较好|优)|气质(?:佳|好|出众|良好)/g,
  },
  {
    find: /(?:无|没有|没|不得有|不能有|不可有)(?:明显的?|任何|可见|外露)?(?:纹身|文身|疤痕|伤疤|生理缺陷|身体缺陷|肢体缺陷|残疾(?!人|证|的|歧))/g,
    firm: true,
    unless: /◆(?:限制|要求|歧视)/,
  },
  { find: /(?:四肢|肢体|手脚|双手)(?:健全|完整|齐全|无残|无缺)/g },
  ...rejectionsOf(disabled),
  ...rejectionsOf('(?:有)?(?:纹身|文身)'),
]

/** Disability, height or looks as a condition. */
export const disabilityLooks: Rule = ({ post, readings }) =>
  readings.flatMap((reading) =>
    matchesOf(reading, phrases)
      .filter((match) => match.stop !== '?')
      .map((match) =>
        findingAt(reading, match, {
          rule: 'disability_looks',
          action: actionUnless(post, 'disability_looks', 'statutory_physical_requirement'),
          basis: '就业促进法第29条',
          message: '不得歧视残疾人，也不得以身高、相貌作为与工作无关的条件；法定要求请从例外清单中选择。',
        }),
      ),
  )
