import { ApiProblem } from '@zhibo/api-client/problem'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Activity } from './activity.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const until = '2026-11-23T04:15:00.000Z'
const refused = (status: number) =>
  new ApiProblem({ code: 'claimed_by_other', title: '这件正由别人审核。', status, requestId: '' })

/** Somebody who writes for a while, a letter every ten seconds; what the server answers each time it is asked. */
async function writing(answers: (string | Error)[], letters: number) {
  const told: string[] = []
  const left = [...answers]
  const renew = () => {
    const answer = left.shift()!
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }
  const activity = new Activity(renew, { renewed: (at) => told.push(`until ${at}`), lost: () => told.push('lost') })
  for (let letter = 0; letter < letters; letter++) {
    vi.advanceTimersByTime(10_000)
    await activity.noticed()
  }
  return { told, asked: answers.length - left.length }
}

test('writing renews the claim every half minute, not with every letter', async () => {
  expect(await writing([until, until], 6)).toEqual({ told: [`until ${until}`, `until ${until}`], asked: 2 })
})

test.each([
  ['a lead took the case over', refused(409)],
  ['the account may not judge any more', refused(403)],
])('whoever writes on while %s is told at once, and nothing fails', async (_, problem) => {
  expect((await writing([problem], 3)).told).toEqual(['lost'])
})

test.each([
  ['the line is down', new TypeError('Failed to fetch')],
  ['the server recovers', refused(503)],
])('while %s nothing is said, and the next letter tries again', async (_, problem) => {
  expect(await writing([problem, until], 4)).toEqual({ told: [`until ${until}`], asked: 2 })
})
