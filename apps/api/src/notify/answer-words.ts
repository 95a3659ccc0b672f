import type { ApplicationAction } from '@zhibo/core/applications/lifecycle'
import type { Locale } from '@zhibo/core/problem/locale'

/** What an employer does with an application that its seeker is told of. Being looked at is none. */
export type ToldAnswer = Extract<ApplicationAction, 'contact' | 'invite' | 'arrive' | 'sign' | 'refuse' | 'unreachable'>

const answers: Record<ToldAnswer, Record<Locale, (reason: string) => string>> = {
  contact: { 'zh-CN': () => '企业会打电话联系您', en: () => 'they will call you' },
  invite: { 'zh-CN': () => '请您到厂面谈', en: () => 'they ask you to come to the factory and talk' },
  arrive: { 'zh-CN': () => '已登记到岗', en: () => 'you are noted as having come to work' },
  sign: {
    'zh-CN': () => '已录用，劳动合同请自己留一份',
    en: () => 'you are hired; keep a copy of the contract for yourself',
  },
  refuse: {
    'zh-CN': (reason) => `这次没有录用，原因：${reason}`,
    en: (reason) => `you are not hired this time, because: ${reason}`,
  },
  unreachable: {
    'zh-CN': (reason) => `企业没有联系上您：${reason}`,
    en: (reason) => `they could not reach you: ${reason}`,
  },
}

export const isTold = (action: string): action is ToldAnswer => Object.hasOwn(answers, action)

/** An answer as its seeker reads it. A message of before answers were kept as codes holds it in words. */
export const answerWords = (answer: string, reason: string, locale: Locale): string =>
  isTold(answer) ? answers[answer][locale](reason) : answer
