import type { Locale } from '@zhibo/core/problem/locale'
import { fieldName } from '@zhibo/core/reviews/fields'
import { appealDays } from '@zhibo/core/reviews/resubmission'
import { type AskedField, ReviewPart } from '@zhibo/core/reviews/schema'
import type { ToldAnswer } from './answer-words.ts'
import { stationTemplates, type StationValues } from './station-templates.ts'
import type { Words } from './words.ts'

/** What was decided of something that was submitted. */
export type DecidedOutcome =
  'approve' | 'return' | 'reject' | 'suspend' | 'reinstate' | 'uphold' | 'overturn' | 'overturn_plan'

const outcomes: Record<DecidedOutcome, Record<Locale, string>> = {
  approve: { 'zh-CN': '通过了', en: 'approved' },
  return: { 'zh-CN': '退回了，改好就能再提交', en: 'returned; mend it and submit it again' },
  reject: {
    'zh-CN': `没有通过，不同意可以在 ${appealDays} 天内申诉`,
    en: `not approved; if you disagree, appeal within ${appealDays} days`,
  },
  suspend: { 'zh-CN': '暂停了', en: 'suspended' },
  reinstate: { 'zh-CN': '恢复了', en: 'reinstated' },
  uphold: {
    'zh-CN': '申诉后维持原来的结果，改好可以重新提交',
    en: 'the decision stands after your appeal; mend it and hand it in again',
  },
  overturn: { 'zh-CN': '申诉后改为通过', en: 'approved after your appeal' },
  overturn_plan: {
    'zh-CN': '申诉成立，不该驳回；但时间已经让出，这一场不恢复，请重新排一场',
    en: 'the rejection did not stand; its hours were freed, so this session stays cancelled: please plan it anew',
  },
}

/** Fields that go back, as a message keeps them until it is known who reads it in which language. */
export const missingOf = (fields: readonly AskedField[]): string =>
  fields.map(({ part, field }) => `${part}:${field}`).join(',')

/** As many fields as a text message names; the page has them all. */
const mostNamed = 8

/** 「还差：…」, as the form calls each field. */
function missingWords(missing: string, locale: Locale): string {
  if (missing === '') return ''
  const names = missing.split(',').map((each) => {
    const [of, field = each] = each.split(':')
    const part = ReviewPart.safeParse(of)
    return part.success ? fieldName(part.data, field, locale) : field
  })
  const more = names.length > mostNamed
  const some = names.slice(0, mostNamed)
  return locale === 'zh-CN'
    ? `还差：${some.join('、')}${more ? `等 ${names.length} 处` : ''}。`
    : `Still missing: ${some.join('; ')}${more ? `, ${names.length} in all` : ''}. `
}

/** What each message needs to know; what is said otherwise in another language is put in words as it is read. */
export interface TemplateValues extends StationValues {
  sign_in_code: { code: string; minutes: string }
  review_decided: {
    subject: string
    outcome: DecidedOutcome
    note: string
    /** The fields that go back, as `missingOf` writes them; messages of before they were named lack it. */
    missing?: string
  }
  application_received: { job: string }
  application_answered: { employer: string; job: string; answer: ToldAnswer; reason: string }
  application_unanswered: { employer: string; job: string }
  application_job_full: { employer: string; job: string }
  job_to_confirm: { job: string }
  job_unconfirmed: { job: string }
  job_restored: { job: string }
  outdated: { subject: string; count: string; first: string; day: string }
  member_invited: { employer: string; days: string }
  approval_ends: { employer: string; day: string; days: string }
  employer_blacklisted: { employer: string; reason: string; until: string }
  person_blacklisted: { reason: string; until: string }
  question_answered: { title: string; answer: string }
  questions_owed: { title: string; count: string; until: string }
  presenter_invited: { title: string; employer: string; startsAt: string }
  presenter_moved: { title: string; startsAt: string }
  presenter_dropped: { title: string; startsAt: string }
  session_soon: { title: string; startsAt: string }
  session_lapses: { title: string; startsAt: string; employers: string }
  session_cancelled: { title: string; reason: string }
  deviations_to_answer: { title: string; count: string; day: string }
}

export type Template = keyof TemplateValues

/** Every message that goes out, in both languages. */
export const templates: Words<TemplateValues> = {
  ...stationTemplates,
  sign_in_code: {
    'zh-CN': ({ code, minutes }) =>
      `【织播】验证码 ${code}，${minutes} 分钟内有效。工作人员不会向您要验证码，请勿告诉别人。`,
    en: ({ code, minutes }) =>
      `[Zhibo] Your code is ${code}, good for ${minutes} minutes. Staff never ask for it: tell nobody.`,
  },
  review_decided: {
    'zh-CN': ({ subject, outcome, note, missing = '' }) =>
      `【织播】您提交的「${subject}」${outcomes[outcome]['zh-CN']}。${missingWords(missing, 'zh-CN')}${note}`,
    en: ({ subject, outcome, note, missing = '' }) =>
      `[Zhibo] “${subject}”, which you submitted: ${outcomes[outcome].en}. ${missingWords(missing, 'en')}${note}`,
  },
  application_received: {
    'zh-CN': ({ job }) => `【织播】有人投递了「${job}」，请在 3 个工作日内答复。`,
    en: ({ job }) => `[Zhibo] Someone applied for “${job}”. Please answer within 3 working days.`,
  },
  application_answered: {
    'zh-CN': ({ employer, job, answer }) => `【织播】${employer} 答复了您投递的「${job}」：${answer}。`,
    en: ({ employer, job, answer }) => `[Zhibo] ${employer} answered your application for “${job}”: ${answer}.`,
  },
  application_unanswered: {
    'zh-CN': ({ employer, job }) => `【织播】${employer} 还没有答复您投递的「${job}」，直播站已在催办。`,
    en: ({ employer, job }) =>
      `[Zhibo] ${employer} has not answered your application for “${job}” yet. The station is following it up.`,
  },
  application_job_full: {
    'zh-CN': ({ employer, job }) => `【织播】您投递的「${job}」（${employer}）已经招满，这份投递到此结束。`,
    en: ({ employer, job }) => `[Zhibo] “${job}” at ${employer} is full, so your application ends here.`,
  },
  job_to_confirm: {
    'zh-CN': ({ job }) => `【织播】「${job}」还在招吗？请在 3 天内到企业页点一下“还在招”，不点就先不显示。`,
    en: ({ job }) =>
      `[Zhibo] Is “${job}” still open? Please confirm it on your page within 3 days, or it will no longer be shown.`,
  },
  job_unconfirmed: {
    'zh-CN': ({ job }) => `【织播】「${job}」没有确认，求职者现在看不到。到企业页点“还在招”就恢复。`,
    en: ({ job }) =>
      `[Zhibo] “${job}” was not confirmed, so seekers no longer see it. Confirm it on your page to bring it back.`,
  },
  job_restored: {
    'zh-CN': ({ job }) =>
      `【织播】「${job}」的修改没有通过，原来通过的版本重新展示，求职者可以投递。不想按原来的条件招，请到企业页停招。`,
    en: ({ job }) =>
      `[Zhibo] The change to “${job}” was not approved; the version approved before is shown again and open to applications. If you no longer mean it, stop the job on your page.`,
  },
  outdated: {
    'zh-CN': ({ subject, count, first, day }) =>
      `【织播】「${subject}」通过以后标准有了变化，现在有 ${count} 处不合规定：${first}请在 ${day} 前改好重新提交；到期没改的，由直播站决定是否暂停。`,
    // What is found is said in Chinese; the page has all of it.
    en: ({ subject, count, day }) =>
      `[Zhibo] The rules or rates have changed since “${subject}” was approved; ${count} points in it do not meet them now. Your page names them. Please mend it and hand it in again by ${day}. After that the station decides whether to suspend it.`,
  },
  member_invited: {
    'zh-CN': ({ employer, days }) =>
      `【织播】「${employer}」请您一起办招聘。用这个手机号登录，在“企业”里接受，${days} 天内有效。不认识就不用理。`,
    en: ({ employer, days }) =>
      `[Zhibo] “${employer}” asks you to act for it. Sign in with this number and accept under “Employer” within ${days} days. If you do not know them, do nothing.`,
  },
  approval_ends: {
    'zh-CN': ({ employer, day, days }) =>
      `【织播】「${employer}」的核验 ${day} 到期，还有 ${days} 天。到期岗位会自动下架，请登录更新资料。`,
    en: ({ employer, day, days }) =>
      `[Zhibo] The verification of “${employer}” ends on ${day}, in ${days} days. Its jobs come off then. Please sign in and renew the file.`,
  },
  employer_blacklisted: {
    'zh-CN': ({ employer, reason, until }) => `【织播】「${employer}」被列入不良名单，到 ${until}：${reason}`,
    en: ({ employer, reason, until }) => `[Zhibo] “${employer}” is on the blacklist until ${until}: ${reason}`,
  },
  person_blacklisted: {
    'zh-CN': ({ reason, until }) => `【织播】您被列入不良名单，到 ${until}，期内不能替任何企业办事：${reason}`,
    en: ({ reason, until }) =>
      `[Zhibo] You are on the blacklist until ${until} and may not act for any company meanwhile: ${reason}`,
  },
  question_answered: {
    'zh-CN': ({ title, answer }) => `【织播】您在「${title}」里的提问有了回答：${answer}`,
    en: ({ title, answer }) => `[Zhibo] Your question in “${title}” was answered: ${answer}`,
  },
  questions_owed: {
    'zh-CN': ({ title, count, until }) =>
      `【织播】直播「${title}」还有 ${count} 条提问没有回答，请在 ${until} 前到企业页书面回答。`,
    en: ({ title, count, until }) =>
      `[Zhibo] ${count} questions of the broadcast “${title}” were left open. Please answer them in writing on your page by ${until}.`,
  },
  presenter_invited: {
    'zh-CN': ({ title, employer, startsAt }) =>
      `【织播】请您代表「${employer}」在 ${startsAt} 的直播「${title}」里主讲。登录后在“企业”里回答来不来。`,
    en: ({ title, employer, startsAt }) =>
      `[Zhibo] You are asked to present “${employer}” in the broadcast “${title}” at ${startsAt}. Sign in and answer under “Employer”.`,
  },
  session_lapses: {
    'zh-CN': ({ title, startsAt, employers }) =>
      `【织播】直播「${title}」（${startsAt}）里，${employers} 到时核验或岗位会失效，开播时会自动跳过。请看流程单，换企业或请他们更新。`,
    en: ({ title, startsAt, employers }) =>
      `[Zhibo] In “${title}” (${startsAt}), the verification or jobs of ${employers} lapse before it begins and will be skipped. Please look at the run of show: replace them, or ask them to renew.`,
  },
  presenter_moved: {
    'zh-CN': ({ title, startsAt }) =>
      `【织播】直播「${title}」改到 ${startsAt} 了，您还来主讲吗？登录后在“企业”里再答一次。`,
    en: ({ title, startsAt }) =>
      `[Zhibo] The broadcast “${title}” was moved to ${startsAt}. Will you still present? Sign in and answer again under “Employer”.`,
  },
  presenter_dropped: {
    'zh-CN': ({ title, startsAt }) => `【织播】${startsAt} 的直播「${title}」安排改了，这一场不用您主讲了。`,
    en: ({ title, startsAt }) =>
      `[Zhibo] The plan of the broadcast “${title}” at ${startsAt} was changed: you need not present in it.`,
  },
  session_soon: {
    'zh-CN': ({ title, startsAt }) => `【织播】直播「${title}」将于 ${startsAt} 开始。`,
    en: ({ title, startsAt }) => `[Zhibo] The broadcast “${title}” starts at ${startsAt}.`,
  },
  session_cancelled: {
    'zh-CN': ({ title, reason }) => `【织播】直播「${title}」取消了${reason && `：${reason}`}`,
    en: ({ title, reason }) => `[Zhibo] The broadcast “${title}” was cancelled${reason && `: ${reason}`}`,
  },
  deviations_to_answer: {
    'zh-CN': ({ title, count, day }) =>
      `【织播】直播「${title}」里有 ${count} 处口播和岗位卡不一致，请在 ${day} 前到企业页说明情况。`,
    en: ({ title, count, day }) =>
      `[Zhibo] In “${title}”, what was said differed from your job cards in ${count} places. Please explain on your page by ${day}.`,
  },
}

/** A message as the person reads it. */
export function wordMessage<T extends Template>(template: T, values: TemplateValues[T], locale: Locale): string {
  return templates[template][locale](values)
}
