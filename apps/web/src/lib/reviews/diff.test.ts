import { expect, test } from 'vitest'
import { diffOf, type Stretch } from './diff.ts'

const told = (stretches: Stretch[]) =>
  stretches.map(({ text, change }) => ({ kept: text, added: `+${text}`, removed: `−${text}` })[change])

test('what stayed the same is no change', () => {
  expect(told(diffOf('保底 ¥2,600', '保底 ¥2,600'))).toEqual(['保底 ¥2,600'])
  expect(diffOf('', '')).toEqual([])
})

test('a change is told between what both texts share', () => {
  expect(told(diffOf('保底 ¥2,600 一个月', '保底 ¥2,800 一个月'))).toEqual(['保底 ¥2,', '−6', '+8', '00 一个月'])
  expect(told(diffOf('', '包住'))).toEqual(['+包住'])
  expect(told(diffOf('aa', 'aaa'))).toEqual(['aa', '+a'])
})

test('two changes far apart leave what lies between them alone', () => {
  expect(told(diffOf('限女性，会平车，押金两百，包住', '男女不限，会平车，包住'))).toEqual([
    '−限女性',
    '+男女不限',
    '，会平车',
    '−，押金两百',
    '，包住',
  ])
})

test('both texts can be read back out of it', () => {
  const [before, after] = ['招平车工 5 人，限女性，35 岁以下。包住。', '招平车工 8 人，男女不限。包吃包住，接娃班。']
  const stretches = diffOf(before, after)
  const without = (change: Stretch['change']) =>
    stretches.flatMap((each) => (each.change === change ? [] : each.text)).join('')
  expect(without('added')).toBe(before)
  expect(without('removed')).toBe(after)
})

test('a character of two halves stays whole', () => {
  expect(told(diffOf('𠮷', '𠮶'))).toEqual(['−𠮷', '+𠮶'])
})

test('two long texts that share nothing are told in one step, soon', () => {
  expect(diffOf('甲'.repeat(3000), '乙'.repeat(3000))).toHaveLength(2)
})
