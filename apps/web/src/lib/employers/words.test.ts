import type { EmployerState, EmployerView } from '@zhibo/core/employers/schema'
import type { JobView } from '@zhibo/core/jobs/schema'
import { describe, expect, test } from 'vitest'
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

describe('a rejected file', () => {
  const rejected = (given: Partial<EmployerView>) => ({ ...employerIn('rejected'), ...noMore, ...given })
  const noMore = { appealable: null, takesRevision: false, blacklisted: null, openCaseId: null, answerDueAt: null }
  const appealable = { caseId: 'c', version: 3, until: '2026-12-08T16:00:00.000Z' }
  const next = (employer: EmployerView, jobs: JobView[] = []) =>
    nextOf(employer, jobs, { missing: [], answerTime: '', now, locale: 'zh-CN' })

  test('hears of an appeal only as long as one is possible, and until when', () => {
    const { text, action } = next(rejected({ appealable }))
    expect(text).toContain('负责人可以在12 月 9 日（周三）前申诉')
    expect(action).toBeUndefined()
  })

  test('is sent to mend the causes and hand it in anew when it can no longer be appealed', () => {
    const { text, action } = next(rejected({ takesRevision: true }))
    expect(text).toContain('不能再申诉')
    expect(text).toContain('可以重新提交')
    expect(action).toMatchObject({ href: '/employer/e/file' })
  })

  test('hears only when it gets an answer while its appeal is looked at', () => {
    const { text } = next(rejected({ openCaseId: 'c', answerDueAt: '2026-11-24T02:00:00.000Z' }))
    expect(text).toContain('明天 10:00')
    expect(text).not.toMatch(/可以/)
  })

  test('is not sent to hand in anew what stands on the blacklist', () => {
    const blacklisted = { reason: '收押金', until: '2027-05-23T04:00:00.000Z' }
    const { text, action } = next(rejected({ takesRevision: true, blacklisted }))
    expect(text).toContain('收押金')
    expect(action).toBeUndefined()
  })

  test('in force all the same hears that its update was rejected, as long as that can be appealed', () => {
    const inForce = { ...employerIn('approved'), ...noMore }
    const { title, text } = next({ ...inForce, appealable })
    expect(title).toContain('原来的继续有效')
    expect(text).toContain('前申诉')
    expect(next({ ...inForce, takesRevision: true }).text).not.toContain('申诉')
  })
})

test('what a new rule finds in what is in force is to be mended first, by its day', () => {
  const at = { mendBy: '2026-12-01T04:00:00.000Z', openCaseId: null }
  const desk = { missing: [], answerTime: '', now, locale: 'zh-CN' } as const
  const file = nextOf({ ...employerIn('approved'), ...at }, [], desk)
  expect(file).toMatchObject({ tone: 'danger', action: { href: '/employer/e/file' } })
  expect(file.text).toContain('12 月 1 日')
  const job = { id: 'j', state: 'published', draft: { title: '平车工' }, unanswered: 0, ...at } as unknown as JobView
  const next = nextOf(employerIn('approved'), [job], desk)
  expect(next).toMatchObject({ tone: 'danger', action: { href: '/employer/jobs/j' } })
  expect(next.title).toContain('平车工')
  // Mended and handed in, it waits for its answer.
  expect(nextOf(employerIn('approved'), [{ ...job, openCaseId: 'c' }], desk).tone).toBe('ok')
})

test('a rejected job hears the reviewer’s words and what may be done', () => {
  const lastDecision = { decision: 'reject', publicNote: '工价与车间不符。', parts: {}, at: '2026-11-23T03:00:00.000Z' }
  const appealable = { caseId: 'c', version: 3, until: '2026-12-08T16:00:00.000Z' }
  const job = { state: 'rejected', draft: {}, unanswered: 0, appealable, lastDecision } as unknown as JobView
  expect(textOf(employerIn('approved'), [job])).toMatch(/^工价与车间不符。 .*前申诉/)
})
