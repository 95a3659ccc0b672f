import { JobCard } from '@zhibo/core/jobs/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { aClient } from '../testing/http.ts'
import { aPublishedJob } from '../testing/jobs.ts'

let bench: Bench
let client: ReturnType<typeof aClient>

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())

test('a theme finds the jobs that a show about it would present', async () => {
  const sewing = await aPublishedJob(bench, { title: '平车', trade: 'flat_seamer', benefits: [] })
  const school = await aPublishedJob(bench, { by: sewing, title: '接娃班', trade: 'quality', benefits: ['school_run'] })
  const couples = await aPublishedJob(bench, {
    by: sewing,
    title: '夫妻房',
    trade: 'ironing',
    benefits: ['couples_room'],
  })
  const found = async (theme: string) => {
    const query = `employerId=${sewing.employer.id}&theme=${theme}`
    return (await client.ask(z.array(JobCard), null, 'GET', `/api/jobs?${query}`)).body.map(({ id }) => id)
  }
  expect(await found('flat_seam')).toEqual([sewing.job.id])
  expect(await found('school_run')).toEqual([school.job.id])
  expect(await found('couples')).toEqual([couples.job.id])
  expect((await client.refused(null, 'GET', '/api/jobs?theme=dancing')).code).toBe('invalid_body')
})
