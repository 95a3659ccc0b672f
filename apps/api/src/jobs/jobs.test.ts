import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { aPublishedJob } from '../testing/jobs.ts'
import { searchJobs } from './read.ts'

let bench: Bench
beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())

test('a job that was approved is found by anyone', async () => {
  const { card } = await aPublishedJob(bench)

  const found = await searchJobs({ ...bench.system, actor: { kind: 'visitor' } }, { limit: 30 })

  expect(found).toMatchObject([{ id: card.id, state: 'published', lawfulMonthlyFloorFen: 365_400 }])
})
