import type { QuestionView } from '@zhibo/core/questions/schema'
import { expect, test } from 'vitest'
import { answersAbout, canned } from './canned.ts'

const question = (id: string, text: string, answer: string | null, jobId: string | null = null): QuestionView => ({
  id,
  text,
  state: answer === null ? 'open' : 'answered',
  votes: 0,
  answer,
  jobId,
  answeredBy: answer === null ? null : 'text',
  answeredAtMs: null,
  askedAt: '2026-11-27T12:00:00.000Z',
})
const promise = (questionId: string, jobId: string, asked: string, text: string) => ({
  questionId,
  jobId,
  question: asked,
  text,
})
const lodging = /住宿|宿舍|包住/

test('what was promised stands first, the job that is being shown before others', () => {
  const promises = [promise('q1', 'cutter', '包住吗', '住厂外'), promise('q2', 'seamer', '有宿舍吗', '四人间')]
  const questions = [question('q3', '住宿怎么算', '水电自理'), question('q2', '有宿舍吗', '有', 'seamer')]
  expect(answersAbout(lodging, promises, questions, 'seamer').map(({ text }) => text)).toEqual([
    '四人间',
    '住厂外',
    '水电自理',
  ])
})

test('what nobody answered in words is no answer, nor is what is about something else', () => {
  const questions = [question('q1', '包住吗', null), question('q2', '包吃吗', '包')]
  expect(answersAbout(lodging, [], questions, null)).toEqual([])
})

test.each([
  ['要不要交押金', 0],
  ['工资几号发', 1],
  ['哪天发工资', 1],
  ['可以接送孩子吗', 2],
  ['有没有夫妻房', 3],
  ['零基础能做吗', 4],
])('%s is answered by one of them', (asked, at) => {
  expect(canned.map(({ about }) => about.test(asked))).toEqual(canned.map((_, nth) => nth === at))
})
