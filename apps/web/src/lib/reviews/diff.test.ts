import { expect, test } from 'vitest'
import { changeOf } from './diff.ts'

test('what stayed the same is no change', () => {
  expect(changeOf('保底 ¥2,600', '保底 ¥2,600')).toBeNull()
})

test('a change is told between what both texts share', () => {
  expect(changeOf('保底 ¥2,600 一个月', '保底 ¥2,800 一个月')).toEqual({
    start: '保底 ¥2,',
    removed: '6',
    added: '8',
    end: '00 一个月',
  })
  expect(changeOf('', '包住')).toEqual({ start: '', removed: '', added: '包住', end: '' })
  expect(changeOf('aa', 'aaa')).toEqual({ start: 'aa', removed: '', added: 'a', end: '' })
})

test('a character of two halves stays whole', () => {
  expect(changeOf('𠮷', '𠮶')).toEqual({ start: '', removed: '𠮷', added: '𠮶', end: '' })
})
