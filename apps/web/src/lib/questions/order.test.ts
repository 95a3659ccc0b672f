import type { QuestionView } from '@zhibo/core/questions/schema'
import { expect, test } from 'vitest'
import { inOrder, ranked } from './order.ts'

const question = (id: string, votes: number): QuestionView => ({
  id,
  text: id,
  state: 'open',
  votes,
  answer: null,
  jobId: null,
  answeredBy: null,
  answeredAtMs: null,
  askedAt: '2026-11-27T12:00:00.000Z',
})
const ids = (questions: QuestionView[]) => questions.map(({ id }) => id)

test('the most wanted stands first, of equals the newest', () => {
  expect(ranked([question('a', 1), question('b', 3), question('c', 1)])).toEqual(['b', 'c', 'a'])
})

test('an order that was taken stands while votes change; what is new comes at the end, what is gone is gone', () => {
  const order = ranked([question('a', 1), question('b', 3), question('c', 1)])
  const later = [question('e', 9), question('a', 20), question('b', 3), question('d', 0)]
  expect(ids(inOrder(order, later))).toEqual(['b', 'a', 'd', 'e'])
})
