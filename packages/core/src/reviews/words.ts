import type { Locale } from '../problem/locale.ts'
import type { FoundRule } from './found-rule.ts'
import type { ReasonCode, ReviewSubject } from './schema.ts'

type Words = Record<Locale, string>
const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en })

/** What is reviewed. */
export const subjectWords: Record<ReviewSubject, Words> = {
  employer: words('企业', 'Company'),
  job: words('岗位', 'Job'),
  session_plan: words('场次', 'Session'),
}

/** Why something was decided, in two words. */
export const reasonWords: Record<ReasonCode, Words> = {
  complete_and_true: words('齐全、属实', 'Complete and true'),
  licence_unreadable: words('执照看不清', 'Licence cannot be read'),
  licence_lapsed: words('执照或许可证过期', 'Licence has run out'),
  credit_code_mismatch: words('信用代码对不上', 'Credit code does not match'),
  rules_unlawful: words('规矩违法', 'Rules against the law'),
  rules_incomplete: words('规矩没写全', 'Rules incomplete'),
  discrimination: words('有歧视性条件', 'Discriminating condition'),
  fees: words('收费、押金、扣证件', 'Fees, deposit or papers kept'),
  pay_not_named: words('没写清工资', 'Pay not named'),
  pay_below_minimum: words('低于最低工资', 'Under the minimum wage'),
  pay_exaggerated: words('夸大工资或承诺', 'Pay or promises exaggerated'),
  hours_unlawful: words('工时违法', 'Hours against the law'),
  overtime_underpaid: words('加班费不足', 'Overtime underpaid'),
  insurance_missing: words('社保缺项', 'Insurance lacking'),
  probation_unlawful: words('试用期违法', 'Probation against the law'),
  minors_unprotected: words('没保护未成年人', 'Minors not protected'),
  contact_in_text: words('文字里有联系方式', 'Contact in the text'),
  missing_information: words('信息不全', 'Information missing'),
  plan_unready: words('场次没准备好', 'Plan not ready'),
  false_information: words('信息不实', 'False information'),
  not_qualified: words('不具备资格', 'Not qualified'),
  other: words('其他', 'Other'),
}

/** What a rule looks for, in two words. */
export const ruleWords: Record<FoundRule, Words> = {
  sex: words('性别', 'Sex'),
  ethnicity_religion: words('民族、宗教', 'Ethnicity, religion'),
  residence: words('户籍、地域', 'Household, place'),
  health: words('健康', 'Health'),
  disability_looks: words('残疾、长相', 'Disability, looks'),
  age: words('年龄', 'Age'),
  fees: words('收费、押金', 'Fees'),
  documents_kept: words('扣证件', 'Documents kept'),
  no_pay: words('没写工资', 'No pay named'),
  below_minimum_wage: words('低于最低工资', 'Under the minimum wage'),
  bait: words('夸大', 'Bait'),
  hours: words('工时', 'Hours'),
  overtime_price: words('加班单价', 'Overtime price'),
  probation: words('试用期', 'Probation'),
  insurance: words('社保', 'Insurance'),
  contact: words('联系方式', 'Contact in the text'),
  missing_field: words('缺项', 'Missing field'),
  credit_code_mismatch: words('信用代码校验', 'Credit code fails its check'),
  code_of_another_kind: words('代码和企业类型', 'Code of another kind'),
  permit_missing: words('缺许可证', 'Permit missing'),
  licence_lapsed: words('证照过期', 'Licence run out'),
  licence_end_missing: words('没写执照有效期', 'Licence without an end date'),
  operator_missing: words('没写经办人', 'Nobody named who acts'),
  authorisation_missing: words('缺授权书', 'Authorisation missing'),
  fine_unlawful: words('罚款没有依据', 'Fine without a basis'),
  fine_with_basis: words('罚款写了依据', 'Fine with a basis'),
  damage_over_limit: words('损坏赔偿超限', 'Too much kept for damage'),
  rest_too_little: words('休息太少', 'Too little rest'),
  day_too_long: words('每天上班太长', 'Day too long'),
  overtime_too_long: words('加班太长', 'Too much overtime'),
  overtime_price_low: words('加班费太低', 'Overtime paid too little'),
  not_by_bank: words('工资不打卡', 'Wages not by bank'),
  night_unprotected: words('夜班没有照顾', 'Night work unprotected'),
  probation_unlawful: words('试用期违法', 'Unlawful probation'),
  probation_notice_long: words('试用期离职通知', 'Notice in probation'),
  insurance_lacking: words('社保缺项', 'Insurance lacking'),
  minors_unprotected: words('未成年工没有保护', 'Minors unprotected'),
  not_said: words('规矩没写', 'Rule not said'),
  blacklisted_code: words('代码在不良名单', 'Code on the blacklist'),
  blacklisted_operator: words('经办人在不良名单', 'Person on the blacklist'),
}

const saidIn = (all: Readonly<Record<string, Words>>, code: string, locale: Locale): string =>
  Object.hasOwn(all, code) ? all[code]![locale] : code

/** A reason in words; one that is gone shows the code it was kept under. */
export const wordReason = (code: string, locale: Locale): string => saidIn(reasonWords, code, locale)

/** A rule in words. A mark outlives its rule: one of a rule that is gone shows the name it was kept under. */
export const wordRule = (rule: string, locale: Locale): string => saidIn(ruleWords, rule, locale)
