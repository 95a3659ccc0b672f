import type { Locale } from '@zhibo/core/problem/locale'

/** What each message needs to know. Values are words already fit to be read. */
export interface TemplateValues {
  sign_in_code: { code: string; minutes: string }
  review_decided: { subject: string; outcome: string; note: string }
  application_received: { job: string }
  application_answered: { employer: string; job: string; answer: string }
  application_unanswered: { employer: string; job: string }
  session_soon: { title: string; startsAt: string }
  session_cancelled: { title: string; reason: string }
}

export type Template = keyof TemplateValues

type Words = { [T in Template]: Record<Locale, (values: TemplateValues[T]) => string> }

/** Every message that goes out, in both languages. */
export const templates: Words = {
  sign_in_code: {
    'zh-CN': ({ code, minutes }) =>
      `【织播】验证码 ${code}，${minutes} 分钟内有效。工作人员不会向您要验证码，请勿告诉别人。`,
    en: ({ code, minutes }) =>
      `[Zhibo] Your code is ${code}, good for ${minutes} minutes. Staff never ask for it: tell nobody.`,
  },
  review_decided: {
    'zh-CN': ({ subject, outcome, note }) => `【织播】您提交的「${subject}」：${outcome}。${note}`,
    en: ({ subject, outcome, note }) => `[Zhibo] “${subject}”, which you submitted: ${outcome}. ${note}`,
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
  session_soon: {
    'zh-CN': ({ title, startsAt }) => `【织播】直播「${title}」将于 ${startsAt} 开始。`,
    en: ({ title, startsAt }) => `[Zhibo] The broadcast “${title}” starts at ${startsAt}.`,
  },
  session_cancelled: {
    'zh-CN': ({ title, reason }) => `【织播】直播「${title}」取消了：${reason}`,
    en: ({ title, reason }) => `[Zhibo] The broadcast “${title}” was cancelled: ${reason}`,
  },
}

/** A message as the person reads it. */
export function wordMessage<T extends Template>(template: T, values: TemplateValues[T], locale: Locale): string {
  return templates[template][locale](values)
}
