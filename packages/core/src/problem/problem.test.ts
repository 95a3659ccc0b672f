import { expect, test } from 'vitest'
import { problems } from './codes.ts'
import { locales, localeOf } from './locale.ts'
import { fieldWords } from './wording.ts'

test('every problem is worded in both languages, each in its own', () => {
  for (const [code, { words }] of Object.entries(problems)) {
    for (const locale of locales) expect(words[locale].trim(), `${code} ${locale}`).not.toBe('')
    expect(words['zh-CN'], code).toMatch(/\p{Script=Han}/u)
    expect(words.en, code).not.toMatch(/\p{Script=Han}/u)
  }
})

test('every message about a field is worded in both languages, each in its own', () => {
  for (const [name, words] of Object.entries(fieldWords)) {
    expect(words['zh-CN'], name).toMatch(/\p{Script=Han}/u)
    expect(words.en.trim(), name).toMatch(/^[^\p{Script=Han}]+$/u)
  }
})

test('the language is the first we speak of those asked for, Chinese otherwise', () => {
  expect(localeOf('fr, en-GB;q=0.8, zh;q=0.5')).toBe('en')
  expect(localeOf('zh-TW, en')).toBe('zh-CN')
  expect(localeOf('fr')).toBe('zh-CN')
  expect(localeOf(null)).toBe('zh-CN')
})
