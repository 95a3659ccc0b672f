import type { Locale } from '@zhibo/core/problem/locale'
import { answerWords } from './answer-words.ts'

const ands: Record<Locale, string> = { 'zh-CN': '、', en: ', ' }

/** Names as a message keeps them until it is known who reads it in which language. */
export const namesKept = (names: readonly string[]): string => names.join('\n')

/** What a message keeps, in words: those of the text, and those that a provider puts into a template of its own. */
export function worded(values: Record<string, string>, locale: Locale): Record<string, string> {
  const said = { ...values }
  for (const names of ['stations', 'employers'])
    if (said[names] !== undefined) said[names] = said[names].split('\n').join(ands[locale])
  if (said.answer !== undefined) said.answer = answerWords(said.answer, said.reason ?? '', locale)
  return said
}
