import { applicationLifecycle } from '@zhibo/core/applications/lifecycle'
import { ApplicationView, type ApplicationState, MyApplicationView } from '@zhibo/core/applications/schema'
import { ProblemView } from '@zhibo/core/problem/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../app.ts'
import { type Bench, aBench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { anApplication } from '../testing/applications.ts'
import { anApprovedEmployer } from '../testing/employers.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { act, type Answer } from './act.ts'
import { withdraw } from './withdraw.ts'

let bench: Bench
let app: ReturnType<typeof buildApp>
let job: APublishedJob

beforeAll(async () => {
  bench = await aBench()
  app = buildApp({ ...bench.deps, limitFactor: 1000 })
  job = await aPublishedJob(bench)
})
afterAll(() => bench.close())

const post = (path: string, by: SignedIn | null, body?: unknown) =>
  app.request(path, {
    method: 'POST',
    headers: {
      ...(by ? { cookie: by.cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const get = (path: string, by: SignedIn) => app.request(path, { headers: { cookie: by.cookie } })
const codeOf = async (answer: Response) => ProblemView.parse(await answer.json()).code
const trailOf = async (id: string) =>
  (await bench.deps.db.selectFrom('audit_entry').selectAll().where('subject_id', '=', id).orderBy('seq').execute()).map(
    (entry) => entry.action,
  )

describe('answering', () => {
  const paths: Record<ApplicationState, readonly Answer[]> = {
    submitted: [],
    viewed: ['view'],
    contacted: ['contact'],
    invited: ['invite'],
    arrived: ['contact', 'arrive'],
    signed: ['contact', 'arrive', 'sign'],
    day7: ['contact', 'arrive', 'day7'],
    day30: ['contact', 'arrive', 'day7', 'day30'],
    day90: ['contact', 'arrive', 'day7', 'day30', 'day90'],
    refused: ['refuse'],
    unreachable: ['view', 'unreachable'],
    withdrawn: [],
    job_full: [],
  }
  const answers: readonly Answer[] = [
    'view',
    'contact',
    'invite',
    'arrive',
    'sign',
    'refuse',
    'unreachable',
    'day7',
    'day30',
    'day90',
  ]
  const states = (Object.keys(paths) as ApplicationState[]).filter((state) => state !== 'job_full')

  let large: APublishedJob
  let host: SignedIn
  let elsewhere: SignedIn
  let stranger: SignedIn
  beforeAll(async () => {
    large = await aPublishedJob(bench, { by: job, headcount: 900 })
    host = await aStaff(bench, 'host', job.stationId)
    const other = await anApprovedEmployer(bench)
    elsewhere = await aStaff(bench, 'host', other.stationId)
    stranger = other.owner
  })

  test.each(states)(
    'from %s, each action by each role does what the table says and nothing else',
    async (state) => {
      const seeker = await aPerson(bench)
      for (const action of answers) {
        const step = applicationLifecycle[action]
        const by: readonly string[] = step.by
        const from: readonly string[] = step.from
        for (const [role, who] of [
          ['employer', large.owner],
          ['staff', host],
          ['seeker', seeker],
          ['other', stranger],
          ['other', elsewhere],
        ] as const) {
          const { application } = await anApplication(bench, { job: large, seeker })
          for (const each of paths[state]) {
            const walker = applicationLifecycle[each].by.some((one) => one === 'employer') ? large.owner : host
            await act(walker.ctx, application.id, each, { reason: '原因' })
          }
          if (state === 'withdrawn') await withdraw(seeker.ctx, application.id)
          const taken = act(who.ctx, application.id, action, { reason: '原因' })
          const said = `${state} ${action} ${role}`
          if (role === 'other') await expect(taken, said).rejects.toMatchObject({ code: 'not_found' })
          else if (!by.includes(role)) await expect(taken, said).rejects.toMatchObject({ code: 'forbidden' })
          else if (!from.includes(state))
            await expect(taken, said).rejects.toMatchObject({
              code: state === 'withdrawn' ? 'withdrawn' : 'not_from_here',
            })
          else expect((await taken).state, said).toBe(step.to)
          await bench.deps.db
            .updateTable('application')
            .set({ state: 'withdrawn' })
            .where('id', '=', application.id)
            .execute()
        }
      }
    },
    60_000,
  )

  test('each answer reaches the seeker in words, and the trail', async () => {
    const { application, owner, seeker } = await anApplication(bench, { job })
    await act(owner.ctx, application.id, 'invite', {})
    await act(owner.ctx, application.id, 'refuse', { reason: '这批已经招满' })

    const [mine] = z.array(MyApplicationView).parse(await (await get('/api/me/applications', seeker)).json())
    expect(mine).toMatchObject({ state: 'refused', reason: '这批已经招满', answerDueAt: null })
    expect(await trailOf(application.id)).toEqual(['application.submitted', 'application.invite', 'application.refuse'])
    const texts = (await readOutbox(bench.system)).map((message) => message.text).join()
    expect(texts).toContain('这批已经招满')
    expect(texts).toContain('请您到厂面谈')
    expect(texts, 'nothing holds a place yet, so nobody is told that one is held').not.toContain('保留')
  })

  test('a refusal needs its reason; a version that is past is refused', async () => {
    const { application, owner } = await anApplication(bench, { job })
    const path = `/api/applications/${application.id}`
    expect(await codeOf(await post(`${path}/refuse`, owner, {}))).toBe('reason_required')
    expect(await codeOf(await post(`${path}/contact`, owner, { expectedVersion: 9 }))).toBe('stale_version')
    const answer = await post(`${path}/contact`, owner)
    expect(ApplicationView.parse(await answer.json())).toMatchObject({ state: 'contacted', version: 2 })
  })

  test('staff note an arrival without seeing who it is', async () => {
    const { application, owner } = await anApplication(bench, { job })
    await act(owner.ctx, application.id, 'invite', {})
    const host = await aStaff(bench, 'host', job.stationId)
    const noted = await act(host.ctx, application.id, 'arrive', {})
    expect(noted).toMatchObject({ state: 'arrived', phone: null, profile: null })
  })
})
