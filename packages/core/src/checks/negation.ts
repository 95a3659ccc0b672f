/** Words that deny whatever follows them in the clause. */
const negations =
  /绝不|从不|决不|概不|均不|并不|也不|都不|不得|不会|不是|并非|绝非|绝无|没有|禁止|严禁|谢绝|拒绝|杜绝|取消|拒(?=[交收付缴])|抵制|不存在|不允许|不准|无需|无须|不用|不需|毋须|请勿|切勿|不|无|未|非|没|免|勿|莫|别|零(?!件|部|头|售|钱|活|散|食)|(?<![\d.])0(?!\d)/g

/** Those that reach over a whole list of actions: 严禁收取押金、扣押证件. */
const wide =
  /^(?:绝不|从不|决不|概不|不得|不会|禁止|严禁|谢绝|拒绝|杜绝|抵制|不存在|不允许|不准|并非|绝非|绝无|没有|取消|请勿|切勿)$/

/** What may stand between a negation and the trigger it denies: function words and verbs of asking and taking. */
const fillers = new RegExp(
  [
    '以(?:任何|各种|一切|其他)?(?:的)?(?:名义|形式|理由|方式|名目|借口|手段)',
    '任何(?:形式|名义|名目|种类)?的?',
    '[向对让叫为给因于](?:求职者|应聘者|劳动者|员工|职工|工人|新人|新员工|任何人|求职人员|应聘人员|您|你|大家|本人|我们)?们?',
    '收取|收费|收|要求|要|索要|索取|缴纳|交纳|上交|交|缴|付|支付|扣除|扣下|扣留|扣|预交|预付|提供|存在|设置|设立|设|含有|包含|包括|含|产生|涉及',
    '约定|曾经|曾|除|写|标注|标|说|谈|需要|需|必须|须|用|得|会|能|可以|可|应|允许|准|许|强制|强迫|强行|变相|私自|随意|任意|额外|另外|另行|再|先|只|仅|单|专|光',
    '看重|看|查验|查|检查|检测|检验|化验|测|做|搞|问|讲|论|限制|限定|限于|限|区分|分|管|挑|歧视|偏向|采用|实行|使用|接受|支持|同意|签署|承诺|保证|吹|夸|画|办理|办',
    '以|因|入职|进厂|上岗|其他|其它|各种|各类|各项|一切|所谓|什么|啥|这些|类似|诸如|例如|比如|如|等|的|地|了|过|有|是|把|将|在|就|还|也|都',
    '一分钱|一分|一毛钱|一毛|分文|半分|费用|名义|证件|现金|实物|财物|员工|工人|职工|应聘者|求职者|招聘|招收|招用|录用|招|性别|男女|男性|女性|男|女|有关|关于|本人',
    '[“”‘’"\'《》()（）【】\\[\\]:：]',
  ].join('|'),
  'y',
)

const traits = '身高|体重|学历|年龄|经验|长相|外貌|相貌|户籍|户口|性别|民族|婚育|视力|籍贯'
const traitNames = new RegExp(traits, 'g')

/** What forbids an act forbids it whoever acts: 严禁中介收取费用. */
const forbids = /^(?:严禁|禁止|不得|绝不|决不|从不|杜绝|不允许|不准)$/
const turns = /否则|违|者|离职|迟到|旷工|早退|[不无未没,]/

const separators = /[、/和及与或]/
const takes = /^(?:需|需要|要|须|先|再|应|得)*(?:收|交|缴|付|扣)/

export interface Denial {
  /** Nothing but function words and verbs stands between; otherwise the trigger is a later member of a list. */
  direct: boolean
  /** The denial reaches over a list of actions, not only over its first one. */
  wide: boolean
  word: string
  /** What stands between the denial and the trigger. */
  between: string
}

/** The nearest negation that reaches the end of `before`, the part of the clause in front of a trigger. */
export function denialOf(before: string): Denial | null {
  let reached: Denial | null = null
  for (const found of before.matchAll(negations)) {
    if (endsUnlimited(before, found.index)) continue
    const word = found[0]
    const between = before.slice(found.index + word.length)
    if (word === '免' && between.startsWith('费')) continue
    if (word === '不' && /^[足少仅但同断]/.test(between)) continue
    if (word === '非' && between.startsWith('常')) continue
    if (word === '别' && /[特个级类区分差识]$/.test(before.slice(0, found.index))) continue
    const denial = denialAcross(between, word)
    if (denial) reached = denial
  }
  return reached
}

function denialAcross(between: string, word: string): Denial | null {
  const members = between.split(separators)
  const last = members.at(-1) ?? ''
  const isWide = wide.test(word)
  const unlimited = /^(?:限|看|论|问|管|挑|讲|要求|分)/.test(between)
  if (!onlyFillers(unlimited ? last.replaceAll(traitNames, '') : last)) {
    return forbids.test(word) && between.length <= 8 && !turns.test(between)
      ? { direct: true, wide: true, word, between }
      : null
  }
  if (members.length === 1) return { direct: true, wide: isWide, word, between }
  if (members.slice(0, -1).some((member) => member.length > 14)) return null
  if (takes.test(last) && !isWide) return null
  return { direct: false, wide: isWide, word, between }
}

function onlyFillers(text: string): boolean {
  for (let at = 0; at < text.length; at = fillers.lastIndex) {
    fillers.lastIndex = at
    if (!fillers.test(text)) return false
  }
  return true
}

/** 学历不限 says nothing of what comes after it; 不限户籍 does. */
const limitedTrait =
  /(?:性别|男女|年龄|岁数|学历|文化|经验|户籍|户口|籍贯|身高|体重|民族|地区|地域|区域|专业|外貌|长相|形象|婚否|婚育|婚姻|工种|人数|名额|数量|技术|国籍|岗位数|班次|生熟手|熟手|生手|新手|宗教|信仰|视力)[均都皆也]?$/

function endsUnlimited(before: string, at: number): boolean {
  return before.startsWith('不限', at) && limitedTrait.test(before.slice(0, at))
}

const freed =
  '(?:均|都|皆|一律|统统|全部|全|也|亦|我们|公司|本厂)*(?:不限|不作要求|不做要求|不作限制|不做限制|(?:无|没有?)(?:特殊|硬性|特别|任何|太多|过高|具体)?(?:要求|限制)|不要求|不设限|不受限|不看|不问|不论|不拘|无所谓|不影响|不在乎|不是问题)'
const freedAtOnce = new RegExp(
  `^(?:情况|状况|条件|要求|方面|地区|所在地|性质|来源)?(?:${freed}|(?:均|都|皆|也|亦|同样|一样)(?:可|行|能|要|招|收|欢迎))`,
)
const freedInList = new RegExp(`^(?:[、/和及与或](?:(?![和及与或])[\\u4e00-\\u9fff]){1,5}?|${traits}){1,6}${freed}`)

/** Whether what follows says that the trigger does not matter: 身高不限, 户籍、民族不限. */
export function isFreed(after: string, bare: boolean): boolean {
  return freedAtOnce.test(after) || (bare && freedInList.test(after))
}
