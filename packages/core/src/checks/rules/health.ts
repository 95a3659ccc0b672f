import { type Match, matchesOf, type Phrase } from '../reading.ts'
import { actionUnless, findingAt, type Rule } from './rule.ts'

/** Found wherever they stand: whether a denial frees or demands is for `isDemand` to say. */
const phrases: readonly Phrase[] = [
  {
    find: /(?:乙肝|乙型肝炎|乙型病毒性肝炎|hbv|hbsag|澳抗|大小三阳|[大小]三阳|表面抗原|两对半|肝炎|艾滋病?|hiv|梅毒)(?:病毒|表面抗原|两对半|五项|e抗原|核心抗体|抗体|抗原)*/g,
  },
]

const denies = '(?:不|无需|无须|不用|不需要?|不必|不得|禁止|严禁|不会|从不|绝不|免|没有|未|取消|拒绝|杜绝|反对|消除)'
const notExamined = new RegExp(
  `${denies}[^,]{0,10}(?:查(?!出)|检(?!出)|验|测(?!出)|做|问|要求|限|歧视|将|把|以|因|含|包|涉及|设|看|列)[^,]{0,14}$`,
)
const notNeeded = /(?:无需|无须|不用|不需要?|不必|免|取消|不限|反对|消除|杜绝)(?:提供|出示|进行|强制|任何|对)?$/
const harmless =
  /^(?:疫苗|防治|预防|知识|宣传|科普|歧视|(?:病原?)?(?:携带者?|患者|感染者|病人|人员|者|的)?(?:,?(?:均|都|也|亦|同等|同样|照样|一样|一视|欢迎|平等|可(?!能)|不限|不影响|不歧视|不受|享有)))/
const notAsked =
  /^[^,]{0,8}(?:不查|不检|不测|不做|不在|不列|不作|不纳|已取消|不含|免检|无需|不需|不用|不问|不看|不得(?:列|作为|检|查|要求|强制|因|纳)|禁止|不影响|不是)/

/** Demands often come dressed as denials (须无乙肝), so only a denied examination frees. */
function isDemand({ before, after }: Match): boolean {
  return !(harmless.test(after) || notAsked.test(after) || notExamined.test(before) || notNeeded.test(before))
}

/** Carriers of a pathogen may not be refused. */
export const health: Rule = ({ post, readings }) =>
  readings.flatMap((reading) =>
    matchesOf(reading, phrases, isDemand).map((match) =>
      findingAt(reading, match, {
        rule: 'health',
        action: actionUnless(post, 'health', 'statutory_health_requirement'),
        basis: '就业促进法第30条',
        message: '不得以乙肝等传染病病原携带为由拒绝录用，也不得要求检测；法定岗位请从例外清单中选择。',
      }),
    ),
  )
