import type { Finding, RuleName } from '../checks/schema.ts'
import type { Locale } from '../problem/locale.ts'
import type { FileRule } from './file-rule.ts'

/** What the checks say of an employer file beyond what they say of any text. */
const words = {
  credit_code_mismatch: {
    'zh-CN': '统一社会信用代码和校验规则对不上，请照着执照再看一遍。执照上真是这样也能提交，工作人员会看图核对。',
    en: 'The credit code fails its check. Compare it with the licence once more; if that is what it says, hand it in and staff will look.',
  },
  code_of_another_kind: {
    'zh-CN': '代码开头和所选的企业类型对不上，请看看是不是选错了。',
    en: 'The beginning of the code belongs to another kind of organisation. Please see whether the kind is right.',
  },
  permit_missing: {
    'zh-CN': '中介要有人力资源服务许可证或备案，派遣要有劳务派遣经营许可证：号码、有效期、照片三样都要。',
    en: 'An agency needs its licence or record, a dispatch firm its licence: number, expiry and picture.',
  },
  licence_lapsed: { 'zh-CN': '证照已经过期，换了新证再提交。', en: 'This licence has run out. Renew it first.' },
  licence_end_missing: {
    'zh-CN': '执照有效期到哪天还没写。执照上写“长期”的，请勾选“长期”。',
    en: 'It is not said until when the licence is good. Tick “long term” where the licence says so.',
  },
  operator_missing: { 'zh-CN': '请选您是谁。', en: 'Please say who you are.' },
  authorisation_missing: {
    'zh-CN': '受委托来办的，要有企业盖章的授权书。',
    en: 'Whoever acts on behalf of the company needs its sealed letter of authorisation.',
  },
  fine_unlawful: {
    'zh-CN':
      '厂里不能罚款：厂规、集体合同、员工同意都不算依据，《企业职工奖惩条例》2008 年就废止了。删掉这条；弄坏东西要赔的，写在“弄坏东西”那一行。真有法律、法规准许的，写明全名和第几条。',
    en: 'A firm may not fine: neither its own rules nor a collective agreement nor consent gives it the power. Take the clause out; what is paid for damage has a line of its own. Where a law or national regulation does allow it, give its full name and the article.',
  },
  fine_with_basis: {
    'zh-CN': '写了罚款，也写了依据的法条。要由工作人员对着这一条核过，站不住的会退回。',
    en: 'A fine, and an article it is said to stand on. A reviewer looks the article up; the file goes back unless it really allows the fine.',
  },
  damage_over_limit: {
    'zh-CN': '损坏赔偿每月最多扣当月工资的 20%，扣完不能低于最低工资。',
    en: 'For damage at most 20 % of the month’s pay may be kept, and what is left is never under the minimum wage.',
  },
  rest_too_little: {
    'zh-CN': '每周至少休一天，一个月不少于 4 天。',
    en: 'At least one day of rest a week: 4 a month.',
  },
  day_too_long: {
    'zh-CN': '每天正常上班不超过 8 小时，连加班一天不超过 11 小时。',
    en: 'An ordinary day has 8 hours at most, 11 with overtime.',
  },
  overtime_too_long: { 'zh-CN': '加班每月最多 36 小时。', en: 'Overtime is 36 hours a month at most.' },
  overtime_price_low: {
    'zh-CN': '加班至少按平时的 150%、休息日 200%、法定节日 300% 付，计件单价也一样。',
    en: 'Overtime pays at least 150 %, 200 % on rest days, 300 % on public holidays; piece prices too.',
  },
  not_by_bank: {
    'zh-CN': '工资最好直接打到本人银行卡。',
    en: 'Wages should go straight to the worker’s own bank card.',
  },
  night_unprotected: {
    'zh-CN': '有夜班，请写夜班补贴和怎么照顾。',
    en: 'There is night work: say what is paid for it and how people are looked after.',
  },
  probation_unlawful: {
    'zh-CN': '试用期最长 6 个月，工资不低于正式的 80%。',
    en: 'Probation is 6 months at most, at 80 % of the pay or more.',
  },
  probation_notice_long: { 'zh-CN': '试用期内提前 3 天说就能走。', en: 'During probation 3 days’ notice is enough.' },
  insurance_lacking: {
    'zh-CN': '养老、医疗、工伤、失业都必须交。',
    en: 'Pension, medical, injury and unemployment insurance are all due.',
  },
  minors_unprotected: {
    'zh-CN': '招 16、17 岁的，要写清楚怎么保护：体检、不上夜班、不加班、不做重活。',
    en: 'Where 16- and 17-year-olds work, say how they are protected: check-ups, no nights, no overtime, no heavy work.',
  },
  not_said: { 'zh-CN': '这一项还没写，工人最常问。', en: 'Nothing is said here yet; workers ask about it first.' },
} as const satisfies Record<FileRule, Record<Locale, string>>

// What the rules on text say, for those who read no Chinese.
const textRules = {
  fees: 'No fee or deposit may be asked of a worker, under whatever name.',
  documents_kept: 'Workers’ papers may not be kept.',
  insurance: 'Nobody can be made to give up social insurance.',
  probation: 'Probation is 6 months at most, at 80 % of the pay or more, and is always paid.',
  hours: 'More overtime than 36 hours a month, or no weekly day of rest.',
  overtime_price: 'Overtime at the plain price: it pays 150, 200 or 300 %.',
} as const satisfies Partial<Record<RuleName, string>>

export type TextRule = keyof typeof textRules

/** Something the checks found in an employer file. `message` is Chinese; `wordFinding` has both languages. */
export interface FileFinding extends Omit<Finding, 'rule'> {
  rule: FileRule | TextRule
}

/** A finding on a whole field. */
export const fileFinding = (
  rule: FileRule,
  action: FileFinding['action'],
  field: string,
  basis: string,
): FileFinding => ({ rule, action, field, span: null, basis, message: words[rule]['zh-CN'] })

/** A finding as a person reads it. */
export function wordFinding({ rule, message }: FileFinding, locale: Locale): string {
  if (locale === 'zh-CN') return message
  return rule in words ? words[rule as FileRule].en : textRules[rule as TextRule]
}
