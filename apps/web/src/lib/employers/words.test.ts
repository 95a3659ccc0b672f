import type { EmployerState, EmployerView } from '@zhibo/core/employers/schema'
import type { JobView } from '@zhibo/core/jobs/schema'
import { expect, test } from 'vitest'
import { answerTimeOf } from './answer-time.ts'
import { nextOf } from './words.ts'

const now = new Date('2026-11-23T12:00:00+08:00')
const employerIn = (state: EmployerState) =>
  ({ id: 'e', state, approvedUntil: '2027-05-01T00:00:00Z', lastDecision: null }) as unknown as EmployerView
const waiting = (answerDueAt: string) =>
  ({ state: 'in_review', draft: {}, unanswered: 0, appealable: null, answerDueAt }) as unknown as JobView
const textOf = (employer: EmployerView, jobs: JobView[] = [], workingDays = 2) =>
  nextOf(employer, jobs, { missing: [], answerTime: answerTimeOf(workingDays, 'zh-CN'), now, locale: 'zh-CN' }).text

test('what is still to be handed in hears the promise of the day', () => {
  expect(textOf(employerIn('draft'))).toContain('提交后两个工作日内答复您')
  expect(textOf(employerIn('draft'), [], 3)).toContain('提交后三个工作日内答复您')
  expect(textOf(employerIn('returned'), [], 1)).toContain('再提交后一个工作日内答复您')
})

test('what was handed in hears the time it was promised, the nearest of several', () => {
  const jobs = [waiting('2026-11-26T02:00:00.000Z'), waiting('2026-11-24T02:00:00.000Z')]
  expect(textOf(employerIn('approved'), jobs, 3)).toBe('最晚 明天 10:00 答复您。')
})
