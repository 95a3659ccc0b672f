import type { AskedView } from '@zhibo/core/questions/schema'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { EventReader } from '../testing/event-stream.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aTalk } from '../testing/questions.ts'
import { aServer } from '../testing/serving.ts'
import { type APlannedSession, aRunningSession } from '../testing/sessions.ts'

let bench: Bench
let server: Awaited<ReturnType<typeof aServer>>
let job: APublishedJob
let host: SignedIn
let running: APlannedSession
let talk: ReturnType<typeof aTalk>

beforeAll(async () => {
  bench = await aBench({ limitFactor: 1000 })
  server = await aServer(bench.deps)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(async () => {
  await server.close()
  await bench.close()
})
beforeEach(async () => {
  running = await aRunningSession(bench, { job, host })
  talk = aTalk(bench, running.session.id)
})

/** Each question has a word of its own, so that wherever it turns up, it is known. */
interface Asked extends AskedView {
  secret: string
  phone: string | null
}
let nth = 0

async function ask({ contact = false } = {}): Promise<Asked> {
  nth += 1
  const secret = `zq${nth}xx`
  const phone = contact ? `138${String(nth).padStart(8, '0')}` : null
  const asked = await talk.ask(await aPerson(bench), `包住吗 ${secret}${phone ? ` 打 ${phone}` : ''}`)
  return { ...asked, secret, phone }
}

/** Everything a bystander can get hold of: lists, hints, the stream from any point, the page, the jobs, refusals. */
async function allThatOthersGet(bystander: SignedIn, asked: readonly Asked[]): Promise<string> {
  const { client, path } = talk
  const get = async (who: SignedIn | null, at: string) => (await client.send(who, 'GET', at)).text()
  const parts = [
    await get(null, path),
    await get(bystander, path),
    await get(bystander, `${path}/mine`),
    await get(running.presenter, path),
    await get(bystander, `/api/sessions/${running.session.id}`),
    await get(null, `/api/jobs/${job.job.id}/promises`),
    await talk.replay(),
  ]
  for (const { id, secret } of asked) {
    parts.push(await get(bystander, `${path}/alike?text=${encodeURIComponent(`包住吗 ${secret}`)}`))
    parts.push(await get(bystander, `${path}/${id}/alike`))
    parts.push(await (await client.send(bystander, 'POST', `${path}/${id}/votes`)).text())
    parts.push(await (await client.send(bystander, 'POST', `${path}/${id}/answer`, {})).text())
  }
  return parts.join('\n')
}

const deed = fc.record({
  deed: fc.constantFrom(
    ...([
      'ask',
      'askContact',
      'hold',
      'release',
      'hide',
      'take',
      'answer',
      'merge',
      'promise',
      'withdraw',
      'vote',
    ] as const),
  ),
  which: fc.nat(),
  other: fc.nat(),
})

test(
  'whatever is done in whatever order, nothing held or hidden reaches anybody else, and no way of contact ever does',
  { timeout: 120_000 },
  async () => {
    const bystander = await aPerson(bench)
    const leaked: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 12, maxLength: 25 }), async (deeds) => {
        const asked: Asked[] = [await ask(), await ask({ contact: true })]
        for (const { deed: name, which, other } of deeds) {
          const { id } = asked[which % asked.length]!
          const act = (step: string, body: object = {}) =>
            talk.client.send(host, 'POST', `${talk.path}/${id}/${step}`, body)
          if (name === 'ask' || name === 'askContact') asked.push(await ask({ contact: name === 'askContact' }))
          else if (name === 'hide') await act('hide', { reasonCode: 'off_topic' })
          else if (name === 'answer') await act('answer', { text: '住厂里，四人间', jobId: job.job.id })
          else if (name === 'merge') await act('merge', { into: asked[other % asked.length]!.id })
          else if (name === 'withdraw') await act('promise/withdrawal', { reason: '说错了' })
          else if (name === 'vote') await talk.client.send(await aPerson(bench), 'POST', `${talk.path}/${id}/votes`)
          else await act(name)
        }
        const open = new Set((await talk.seenBy(null)).map(({ id }) => id))
        const got = await allThatOthersGet(bystander, asked)
        for (const { id, secret, phone } of asked) {
          if (!open.has(id) && got.includes(secret)) leaked.push(secret)
          if (phone && got.includes(phone)) leaked.push(phone)
        }
      }),
      { numRuns: 6, endOnFailure: true },
    )
    expect(leaked).toEqual([])
  },
)

test('an asker gets only what is theirs of what is held, and is never told of another’s', async () => {
  const [mine, theirs] = [await ask({ contact: true }), await ask({ contact: true })]
  const other = await aPerson(bench)
  expect(mine.state).toBe('held')
  expect(mine.text).toContain(mine.phone!)
  expect(JSON.stringify(await talk.mine(other))).not.toContain(mine.secret)
  expect(JSON.stringify(await talk.seenBy(other))).not.toContain(theirs.secret)
})

test('what is let out with a contact in it is shown without, in lists, stream, hints and promises alike', async () => {
  const asked = await ask({ contact: true })
  await talk.act(host, asked.id, 'release')
  expect(await talk.seenBy(null)).toMatchObject([{ id: asked.id, text: `包住吗 ${asked.secret} 打 ****` }])
  await talk.act(host, asked.id, 'answer', { text: '包住', jobId: job.job.id })
  const promised = await talk.client.send(host, 'POST', `${talk.path}/${asked.id}/promise`, {})
  expect(await promised.text()).toContain('****')
  const got = await allThatOthersGet(await aPerson(bench), [asked])
  expect(got).toContain(asked.secret)
  expect(got).not.toContain(asked.phone)
  expect(await talk.desk(host)).toMatchObject([{ text: `包住吗 ${asked.secret} 打 ${asked.phone}` }])
})

test('merging what is held moves no count that others see', async () => {
  const [open, held] = [await ask(), await ask({ contact: true })]
  const before = await talk.replay()
  await talk.act(host, held.id, 'merge', { into: open.id })
  expect(await talk.seenBy(null)).toMatchObject([{ id: open.id, votes: 0 }])
  expect(await talk.replay()).toBe(before)
})

test(
  'readers who come and go while questions are taken back never get the words of one after it is back',
  { timeout: 60_000 },
  async () => {
    const url = `${server.url}/api/sessions/${running.session.id}/events`
    const kept: Asked[] = []
    const readers: EventReader[] = []
    const takeBack = async () => {
      const asked = await ask()
      await talk.act(host, asked.id, 'hold')
      kept.push(asked)
      // Whoever comes now, from the beginning or from where they were, comes after it was taken back.
      const after = kept.map(({ secret }) => secret)
      for (const lastEventId of [0, running.session.seq, running.session.seq + kept.length]) {
        const reader = await EventReader.open(url, { lastEventId })
        readers.push(reader)
        await reader.until(({ events }) => events.some((event) => event.type === 'question.removed'))
        const read = JSON.stringify(reader.events)
        for (const secret of after) expect(read).not.toContain(secret)
        reader.cut()
      }
    }
    const watching = await EventReader.open(url, { lastEventId: running.session.seq })
    const held = await Promise.all([ask({ contact: true }), takeBack(), ask({ contact: true }), takeBack(), takeBack()])
    await watching.until(({ events }) => events.filter(({ type }) => type === 'question.removed').length >= 3)
    const read = JSON.stringify(watching.events)
    for (const one of held) if (one) expect(read).not.toContain(one.secret)
    watching.cut()
  },
)
