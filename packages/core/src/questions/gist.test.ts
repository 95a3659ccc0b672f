import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gistOf } from './gist.ts'

test.each([
  ['有没有夫妻房', '夫妻房有吗'],
  ['包住吗？', '有住的地方吗'],
  ['包住吗', '有宿舍吗'],
  ['包　住　吗', '包住嗎'],
  ['几号发工资？', '工资什么时候发'],
  ['要交押金吗？', '收不收押金'],
  ['能接娃吗？', '可以接送孩子吗'],
  ['没经验要不要', '零基础行不行'],
  ['工资多少', '一个月能拿多少钱'],
  ['计件单价多少', '多少钱一件'],
  ['幾點下班', '请问你们几点上下班'],
  ['交社保吗', '有没有五险'],
  ['请问厂在哪里', '厂址在什么地方'],
  ['周末休息吗', '一个月休息几天'],
])('%s and %s are one question', (one, other) => {
  expect(gistOf(one)).toBe(gistOf(other))
})

test.each([
  ['几号发工资', '工资多少'],
  ['几号发工资', '压一个月工资吗'],
  ['包住吗', '包吃吗'],
  ['要交押金吗', '要交社保吗'],
  ['加班多吗', '加班费怎么算'],
  ['45岁要吗', '55岁要吗'],
  ['在吗', '有吗'],
])('%s and %s are two', (one, other) => {
  expect(gistOf(one)).not.toBe(gistOf(other))
})

test('two questions in one have both gists', () => {
  expect(gistOf('有没有夫妻房，要交钱吗？').split(' ')).toEqual(['夫妻房', '费用'])
  expect(gistOf('包吃住吗').split(' ').toSorted()).toEqual(['住宿', '吃饭'].toSorted())
})

const piece = fc.oneof(
  fc.constantFrom('包住', '夫妻', '房间', '几号', '发', '工资', '吗', ' ', '？', '𠮷', '45', 'usb'),
  fc.string(),
)

test('a gist is words once each, in one order, and never nothing while there is a letter', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const words = gistOf(pieces.join('')).split(' ').filter(Boolean)
      expect(words).toEqual([...new Set(words)].toSorted())
    }),
  )
  expect(gistOf('在吗')).not.toBe('')
  expect(gistOf('？！')).toBe('')
})
