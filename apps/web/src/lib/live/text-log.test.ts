import { applyEvent, type LiveState } from '@zhibo/core/live/state'
import type { LiveEventBody } from '@zhibo/core/live/events'
import { expect, test } from 'vitest'
import { textBetween } from './text-log.ts'

const at = '2026-11-25T11:30:00.000Z'
const question = {
  id: '5b1b2f0e-0000-4000-8000-000000000001',
  text: '加班费怎么算？',
  votes: 3,
  state: 'open' as const,
  answer: null,
  jobId: null,
}
const quiet = {
  seq: 1,
  captions: [],
  deviations: [],
  promises: [],
  questions: [question],
  correction: null,
  pinnedJobId: null,
} as unknown as LiveState

/** What each event, by itself, is told as. */
function told(...bodies: LiveEventBody[]): string[] {
  let state = quiet
  return bodies.flatMap((body) => {
    const next = applyEvent(state, { ...body, seq: state.seq + 1 })
    const lines = textBetween(state, next)
    state = next
    return lines.map(({ kind, text, jobId }) => `${kind} ${text || jobId}`)
  })
}

let typed = 0
const caption = (text: string): LiveEventBody => ({
  type: 'caption.added',
  caption: { text, at: new Date(Date.parse(at) + 1000 * typed++).toISOString() },
})
const job = '5b1b2f0e-0000-4000-8000-00000000000a'

test('a deaf viewer reads what is typed, shown, answered, promised and corrected, once each and in its order', () => {
  const answered = { ...question, state: 'answered', answer: '按一点五倍。' } as never
  expect(
    told(
      caption('现在讲平车工'),
      { type: 'job.pinned', jobId: job },
      { type: 'question.changed', question: answered },
      { type: 'promise.added', promise: { jobId: job, questionId: question.id, question: 'x', text: '不押金' } },
      { type: 'correction.shown', text: '地点在张北' },
      { type: 'deviation.marked', deviation: { id: job, jobId: job, field: 'pay', text: '保底 2,600', at } },
      { type: 'job.remaining', jobId: job, remaining: 2 },
    ),
  ).toEqual([
    'caption 现在讲平车工',
    `pinned ${job}`,
    'answer 按一点五倍。',
    'promise 不押金',
    'correction 地点在张北',
    'deviation 保底 2,600',
  ])
})

test('the same words typed twice are two lines, also when older ones are let go', () => {
  const many = Array.from({ length: 25 }, () => caption('稍等'))
  expect(told(...many)).toHaveLength(25)
})

test('a question with more votes is no news; an answer that was changed is', () => {
  const once = { ...question, state: 'answered', answer: '十五号' }
  expect(
    told(
      { type: 'question.changed', question: { ...question, votes: 9 } as never },
      { type: 'question.changed', question: once as never },
      { type: 'question.changed', question: { ...once, votes: 10 } as never },
      { type: 'question.changed', question: { ...once, answer: '每月十五号' } as never },
    ),
  ).toEqual(['answer 十五号', 'answer 每月十五号'])
})

test('whoever turns it on later reads what was said so far', () => {
  let state = quiet
  for (const body of [caption('一'), caption('二')]) state = applyEvent(state, { ...body, seq: state.seq + 1 })
  expect(textBetween(null, state).map(({ text }) => text)).toEqual(['一', '二'])
  expect(new Set(textBetween(null, state).map(({ key }) => key)).size).toBe(2)
})

test('a snapshot fetched anew repeats nothing', () => {
  const state = applyEvent(quiet, { ...caption('一'), seq: 2 })
  expect(textBetween(state, structuredClone(state))).toEqual([])
})
