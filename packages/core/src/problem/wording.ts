import type { z } from 'zod'
import type { Locale } from './locale.ts'

type Words = Record<Locale, string>

/** Messages of our own refinements: a schema says `{ error: 'phone_format' }`, this says it to a person. */
export const fieldWords = {
  phone_format: { 'zh-CN': '请填 11 位手机号', en: 'Enter an 11-digit mobile number' },
  code_format: { 'zh-CN': '请填短信里的 6 位数字', en: 'Enter the 6 digits from the message' },
  account_format: {
    'zh-CN': '账号用 3 到 40 位小写字母、数字或 . _ -，以字母开头',
    en: 'An account name has 3 to 40 small letters, digits or . _ -, and begins with a letter',
  },
  credit_code_format: {
    'zh-CN': '统一社会信用代码是 18 位数字或大写字母',
    en: 'The credit code has 18 digits or capital letters',
  },
  must_agree: { 'zh-CN': '请勾选同意', en: 'Please tick to agree' },
  over16: { 'zh-CN': '年满 16 周岁才能投递', en: 'You must be 16 or older to apply' },
  max_below_min: { 'zh-CN': '最高不能低于最低', en: 'The most cannot be less than the least' },
  employer_of_segment: {
    'zh-CN': '讲岗和看车间的段落要选企业，其他段落不选',
    en: 'A segment of jobs or of a factory walk names its employer; the others name none',
  },
  end_before_start: { 'zh-CN': '结束要晚于开始', en: 'The end must come after the start' },
  span_too_long: { 'zh-CN': '一次最多看 63 天', en: 'Ask for 63 days at most' },
  joint_needs_own: {
    'zh-CN': '联办要有自己的直播间，或者自己的主持人',
    en: 'A station that joins has a studio or a host of its own in it',
  },
  not_a_partner: {
    'zh-CN': '联办的要是别的直播站',
    en: 'Only other stations can be asked to hold it together',
  },
  time_format: { 'zh-CN': '时间写成 19:30 这样', en: 'Write the time like 19:30' },
  series_too_long: { 'zh-CN': '最多排 26 周', en: 'A series lasts 26 weeks at most' },
  show_too_long: { 'zh-CN': '一场最长 12 小时', en: 'A session lasts 12 hours at most' },
  in_the_past: { 'zh-CN': '这个日期已经过去', en: 'This date is in the past' },
  lasts_too_long: {
    'zh-CN': '最多写到 6 个月以后，请写近一点的日子；到期前可以再延',
    en: 'Six months ahead at most. Choose an earlier day; it can be renewed before it ends',
  },
  not_a_member: { 'zh-CN': '这个人不是该企业的经办人', en: 'This person does not act for that employer' },
  not_a_host: { 'zh-CN': '这个人不是本站的主持人', en: 'This person is no host of this station' },
  slide_unknown: { 'zh-CN': '这张图找不到了，请重新上传', en: 'This picture cannot be found. Please upload it again' },
  slides_many: {
    'zh-CN': '一段最多 20 页，PDF 按页数算',
    en: 'A segment shows 20 pages at most; each page of a PDF is one',
  },
  duplicate: { 'zh-CN': '重复了', en: 'Listed twice' },
  no_words: {
    'zh-CN': '请写成一句话，主持人才知道您想问什么',
    en: 'Please ask in words, so that the host knows what you mean',
  },
  question_long: {
    'zh-CN': '一条提问最多 200 个字，请写短一点，或者分成两条',
    en: 'A question has 200 characters at most. Make it shorter, or ask twice',
  },
  phrase_short: { 'zh-CN': '至少两个字，不然太多话会被压下', en: 'Two letters at least, or too much would be held' },
  unseen_characters: {
    'zh-CN': '含有看不见的字符，请重新输入',
    en: 'Contains invisible characters. Please type it again',
  },
  hr_licence_required: {
    'zh-CN': '中介机构要填许可证号和有效期',
    en: 'An agency needs its licence number and expiry date',
  },
  name_pictures: { 'zh-CN': '名字里不能有表情或图案', en: 'A name has no emoji or pictures in it' },
  permit_missing: {
    'zh-CN': '中介和派遣要填许可证或备案的号码、有效期，并上传照片',
    en: 'An agency or dispatch firm needs the number, expiry date and picture of its licence',
  },
  operator_missing: { 'zh-CN': '请选您是谁', en: 'Please say who you are' },
  authorisation_missing: {
    'zh-CN': '受委托来办的，要上传盖章的授权书',
    en: 'Please upload the company’s sealed letter of authorisation',
  },
  fine_unlawful: {
    'zh-CN': '厂里不能罚款，厂规和员工同意都不算依据。删掉，或写明是哪部法律、法规的第几条',
    en: 'A firm may not fine; its own rules and consent are no basis. Take it out, or name the law or regulation with its article',
  },
  damage_over_limit: {
    'zh-CN': '损坏赔偿每月最多扣 20%，扣完不能低于最低工资',
    en: 'For damage at most 20 % of a month’s pay, and never below the minimum wage',
  },
  probation_unlawful: {
    'zh-CN': '试用期最长 6 个月，工资不低于正式的 80%',
    en: 'Probation is 6 months at most, at 80 % of the pay or more',
  },
  fees: { 'zh-CN': '不能向工人收任何费用或押金', en: 'No fee or deposit may be asked of a worker' },
  documents_kept: { 'zh-CN': '不能扣押证件', en: 'Workers’ papers may not be kept' },
  insurance: { 'zh-CN': '社保必须交，不能约定放弃', en: 'Social insurance is due; nobody can be made to give it up' },
  probation: {
    'zh-CN': '试用期最长 6 个月，工资不低于正式的 80%，必须发工资',
    en: 'Probation is 6 months at most, at 80 % of the pay or more, and is always paid',
  },
  pay_fields: { 'zh-CN': '这种计薪方式还缺金额', en: 'This pay scheme needs its amounts' },
  part_missing: { 'zh-CN': '这一项还没有审', en: 'This part has not been judged yet' },
  part_not_passed: { 'zh-CN': '这一项没有通过，不能整体通过', en: 'This part did not pass, so the whole cannot' },
  part_none_returned: {
    'zh-CN': '每一项都通过，就不能退回或驳回。请把有问题的那一项选“退回”',
    en: 'Where every part passes, nothing goes back. Choose “return” for the part that is wrong',
  },
  part_reason_missing: {
    'zh-CN': '这一项退回的原因要写清楚：选一个原因，或者写一句话',
    en: 'Say why this part goes back: choose a reason, or write a sentence',
  },
  field_unknown: {
    'zh-CN': '这一项里没有这一处，或者它已经不在了',
    en: 'This part has no such field, or it is no longer there',
  },
  field_twice: { 'zh-CN': '同一处标了两遍', en: 'The same field is named twice' },
  part_fields_passed: {
    'zh-CN': '这一项有标了“要改”的地方，就不能通过。取消标记，或者选“退回”',
    en: 'Fields of this part are marked to be mended, so it cannot pass. Take the marks off, or choose “return”',
  },
  part_unknown: { 'zh-CN': '这件里没有这一项', en: 'This case has no such part' },
  reason_required: { 'zh-CN': '请写明原因', en: 'Please say why' },
  reason_unfit: {
    'zh-CN': '这个原因说的是没有问题，请另选一个',
    en: 'This reason says that all is well. Choose another',
  },
  file_unknown: { 'zh-CN': '找不到这份文件，请重新上传', en: 'This file is not there. Please upload it again' },
  blocked_by_checks: { 'zh-CN': '这里不合法，请看说明再改', en: 'Against the law. Please read why and change it' },
  licence_end_missing: {
    'zh-CN': '请填执照有效期；执照上写“长期”的，请勾选“长期”',
    en: 'Give the day the licence is good until, or tick “long term” where it says so',
  },
  licence_lapsed: { 'zh-CN': '已经过期', en: 'Has run out' },
} as const satisfies Record<string, Words>

export type FieldWord = keyof typeof fieldWords

/** One zod issue, in a sentence a seamstress understands. Never repeats what was sent. */
export function wordIssue(issue: z.core.$ZodIssue, locale: Locale): string {
  const zh = locale === 'zh-CN'
  const own = fieldWords[issue.message as FieldWord]
  if (own) return own[locale]
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') {
        if (Number(issue.minimum) <= 1) return zh ? '请填写' : 'Please fill this in'
        return zh ? `至少 ${issue.minimum} 个字` : `At least ${issue.minimum} characters`
      }
      if (issue.origin === 'array') return zh ? `至少选 ${issue.minimum} 项` : `Choose at least ${issue.minimum}`
      return zh ? `不能小于 ${issue.minimum}` : `Not less than ${issue.minimum}`
    case 'too_big':
      if (issue.origin === 'string') return zh ? `最多 ${issue.maximum} 个字` : `At most ${issue.maximum} characters`
      if (issue.origin === 'array') return zh ? `最多 ${issue.maximum} 项` : `At most ${issue.maximum} entries`
      return zh ? `不能大于 ${issue.maximum}` : `Not more than ${issue.maximum}`
    case 'unrecognized_keys':
      return zh ? `不认识的字段：${issue.keys.join('、')}` : `Unknown field: ${issue.keys.join(', ')}`
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return zh ? '请填写' : 'Please fill this in'
      return zh ? '请填写正确的内容' : 'Please fill this in'
    case 'invalid_value':
      return zh ? '请从给出的选项里选' : 'Please choose one of the options'
    case 'invalid_format':
      return zh ? '格式不对' : 'Not in the right format'
    default:
      return zh ? '请检查这一项' : 'Please check this'
  }
}
