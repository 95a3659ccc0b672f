import type { SessionView } from '@zhibo/core/sessions/schema'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { stopJob } from '../jobs/step.ts'
import { cancelSession } from '../sessions/cancel.ts'
import { viewSession } from '../sessions/view.ts'
import { aClient } from '../testing/http.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aPlannedSession, aScheduledSession } from '../testing/sessions.ts'
import { contentOf } from './content.ts'
import { eventOf } from './event.ts'
import { cardHeight, cardWidth, drawCard } from './draw.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())

const get = (session: SessionView, who: SignedIn | null = null, headers = {}) =>
  client.send(who, 'GET', `/api/sessions/${session.id}/card.png`, undefined, headers)

describe('the picture of a show', () => {
  test('is one of 1200 by 630, light, and the same until what it says changes', async () => {
    const { session } = await aScheduledSession(bench, { job, host })
    const first = await get(session)
    expect(first.headers.get('content-type')).toBe('image/png')
    const bytes = Buffer.from(await first.arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ width: cardWidth, height: cardHeight, format: 'png' })
    expect(bytes.length).toBeLessThan(200_000)
    const tag = first.headers.get('etag')!
    expect((await get(session)).headers.get('etag')).toBe(tag)
    expect((await get(session, null, { 'if-none-match': tag })).status).toBe(304)
    await cancelSession(host.ctx, session.id, { reason: '停电' })
    const after = await get(session, null, { 'if-none-match': tag })
    expect([after.status, after.headers.get('etag') === tag]).toEqual([200, false])
  })

  test('is in the language its link says, in Chinese where it says none, and in none that we do not speak', async () => {
    const { session } = await aScheduledSession(bench, { job, host })
    const path = `/api/sessions/${session.id}/card.png`
    const tagOf = async (search: string, headers = {}) =>
      (await client.send(null, 'GET', path + search, undefined, headers)).headers.get('etag')
    const chinese = await tagOf('')
    expect(await tagOf('?lang=zh-CN', { 'accept-language': 'en' })).toBe(chinese)
    expect(await tagOf('?lang=en')).not.toBe(chinese)
    expect((await client.send(null, 'GET', `${path}?lang=xx`)).status).toBe(400)
  })

  test('there is none of a plan, not even for who makes it, and none of what does not exist', async () => {
    const { session } = await aPlannedSession(bench, { job, host })
    for (const who of [null, host]) expect((await get(session, who)).status).toBe(404)
    expect((await get({ ...session, id: job.job.id })).status).toBe(404)
  })

  test('asked for by many at once it is drawn, and all get it', async () => {
    const { session } = await aScheduledSession(bench, { job, host })
    const answers = await Promise.all(Array.from({ length: 15 }, () => get(session)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })
})

describe('what it says', () => {
  test('title, station, time in the county, employers, and open jobs with the pay of their approved cards', async () => {
    const { session } = await aScheduledSession(bench, {
      job,
      host,
      plannedStart: '2026-12-31T19:30:00+08:00',
      plannedEnd: '2026-12-31T21:30:00+08:00',
    })
    expect(contentOf(await viewSession(host.ctx, session.id), 'zh-CN')).toEqual({
      title: session.title,
      holder: `织播 · ${session.stationName}`,
      when: '12 月 31 日（周四）19:30',
      employers: job.employer.name,
      jobs: ['平车工  ¥3,500–4,700'],
      foot: '企业、岗位、薪资都由工作人员核过，招聘不收费',
    })
  })

  test('the same in English, with what was written in Chinese as it stands', async () => {
    const { session } = await aScheduledSession(bench, {
      job,
      host,
      plannedStart: '2026-12-30T19:30:00+08:00',
      plannedEnd: '2026-12-30T21:30:00+08:00',
    })
    const view = await viewSession(host.ctx, session.id)
    expect(contentOf(view, 'en')).toEqual({
      title: session.title,
      holder: `Zhibo · ${session.stationName}`,
      when: 'Wed 30 Dec, 19:30 Beijing time',
      employers: job.employer.name,
      jobs: ['平车工  ¥3,500–4,700'],
      foot: 'Staff checked companies, jobs and pay; finding work here costs nothing',
    })
    const employerNames = ['甲', '乙', '丙']
    expect(contentOf({ ...view, state: 'live', employerNames }, 'en')).toMatchObject({
      employers: '甲, 乙: 3 companies in all',
      foot: 'On air now: open the link and watch',
    })
  })

  test('a job that is not open is not on it; of many the first three, and how many in all', async () => {
    const other = await aPublishedJob(bench)
    const { session } = await aScheduledSession(bench, { job: other })
    const view = await viewSession(host.ctx, session.id)
    const card = view.segments[0]!.jobs[0]!
    const segment = view.segments[0]!
    const many = [1, 2, 3, 4, 5].map((nth) => ({ ...card, id: `${nth}`, title: `岗位${nth}` }))
    expect(contentOf({ ...view, segments: [{ ...segment, jobs: [...many, ...many] }] }, 'zh-CN').jobs).toEqual([
      '岗位1  ¥3,500–4,700',
      '岗位2  ¥3,500–4,700',
      '岗位3  ¥3,500–4,700',
      '等 5 个岗位',
    ])
    await stopJob(other.owner.ctx, other.job.id, { expectedVersion: other.job.version })
    expect(contentOf(await viewSession(host.ctx, session.id), 'zh-CN').jobs).toEqual([])
  })

  test('the longest title, markup in it and twenty employers are drawn within the size', async () => {
    const content = {
      title: '<b>&招'.repeat(10),
      holder: '站'.repeat(80),
      when: '12 月 31 日（周四）19:30',
      employers: '企业'.repeat(60),
      jobs: ['岗位'.repeat(40), '岗位'.repeat(40)],
      foot: '招聘不收费',
    }
    const drawn = await drawCard(content)
    expect(drawn.length).toBeLessThan(200_000)
    expect(await sharp(drawn).metadata()).toMatchObject({ width: cardWidth, height: cardHeight })
  })
})

describe('the entry for a calendar', () => {
  const event = (session: SessionView, who: SignedIn | null = null) =>
    client.send(who, 'GET', `/api/sessions/${session.id}/event.ics`)
  const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

  test('is at the right instants, the same entry each time, with a higher number and taken back when it is called off', async () => {
    const { session } = await aScheduledSession(bench, {
      job,
      host,
      plannedStart: '2027-01-06T19:30:00+08:00',
      plannedEnd: '2027-01-06T21:30:00+08:00',
    })
    const answer = await event(session)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const lines = unfolded(await answer.text())
    expect(lines).toContain('DTSTART:20270106T113000Z')
    expect(lines).toContain('DTEND:20270106T133000Z')
    expect(lines).toContain('STATUS:CONFIRMED')
    expect(lines).toContain(`SUMMARY:${session.title}`)
    await cancelSession(host.ctx, session.id, { reason: '停电' })
    const after = unfolded(await (await event(session)).text())
    expect(after).toContain('STATUS:CANCELLED')
    const named = (name: string, among: string[]) => among.find((line) => line.startsWith(`${name}:`))
    expect(named('UID', after)).toBe(named('UID', lines))
    expect(Number(named('SEQUENCE', after)!.slice(9))).toBeGreaterThan(Number(named('SEQUENCE', lines)!.slice(9)))
  })

  test('of a plan there is none', async () => {
    const { session } = await aPlannedSession(bench, { job, host })
    expect((await event(session, host)).status).toBe(404)
  })

  test('long Chinese lines are folded between characters, and what would end a value is escaped', async () => {
    const { session } = await aScheduledSession(bench, { job, host })
    const title = `${'招聘直播专场'.repeat(10)};,\\x`
    const text = eventOf({ ...session, title }, 'https://zhibo.example', bench.clock.read())
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toContain('\uFFFD')
    }
    expect(unfolded(text)).toContain(`SUMMARY:${'招聘直播专场'.repeat(10)}\\;\\,\\\\x`)
  })
})
