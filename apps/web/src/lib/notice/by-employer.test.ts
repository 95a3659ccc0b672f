import type { JobCard } from '@zhibo/core/jobs/schema'
import { expect, test } from 'vitest'
import { byEmployer } from './by-employer.ts'

const job = (id: string, state: JobCard['state'] = 'published') =>
  ({ id, state, verifiedUntil: '2027-01-01T00:00:00.000Z' }) as JobCard
const segment = (employerId: string | null, jobs: JobCard[]) => ({ employerId, employerName: employerId, jobs })

test('each employer once, with its open jobs once, in the order of the show; the station’s own parts are none', () => {
  const seen = byEmployer([
    segment('b', [job('1'), job('2', 'paused')]),
    segment(null, []),
    segment('a', [job('3')]),
    segment('b', [job('1'), job('4')]),
  ])
  expect(seen.map(({ id, jobs }) => [id, jobs.map((each) => each.id)])).toEqual([
    ['b', ['1', '4']],
    ['a', ['3']],
  ])
})

test('an employer whose jobs are all closed is named with none', () => {
  expect(byEmployer([segment('a', [job('1', 'full')])])).toMatchObject([{ id: 'a', jobs: [] }])
})
