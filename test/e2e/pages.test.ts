import { ok } from '@zhibo/api-client/clients'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible, expectReadable } from '../browser/axe.ts'
import { aDesk, alive, openBrowser } from '../browser/chromium.ts'
import { aClient, aDemoPerson, type Client, theShow } from '../browser/people.ts'

const stack = inject('stack')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** What each role has, and which addresses; null is a visitor who signed in as nobody. */
const roles: [string, string | null, (client: Client) => Promise<string[]>][] = [
  ['a visitor', null, publicPages],
  ['a seeker', 'seeker', seekerPages],
  ['an employer', 'employer-1', employerPages],
  ['a host', 'host', hostPages],
  ['a reviewer', 'reviewer', reviewerPages],
  [
    'a lead',
    'lead',
    async (client) => [
      '/ledger',
      '/ledger/demo-park',
      '/blacklist?state=in_force',
      '/reviews/calendar?year=2026&day=2026-10-10',
      ...(await policyPages(client)),
    ],
  ],
  ['an auditor', 'auditor', () => Promise.resolve(['/policies', '/trail', '/trail?action=role.granted&to=2020-01-01'])],
]

test.concurrent.each(roles)(
  'the pages of %s answer, fit and can be read by everyone, in light, dark and care',
  // All roles at once in one browser: on a busy machine each takes as long as all of them.
  { timeout: 900_000 },
  async (_, account, paths) => {
    const client = account ? await aDemoPerson(stack.origin, account) : aClient(stack.origin)
    const context = await aDesk(browser, stack.origin, { reducedMotion: 'reduce' })
    if (account) {
      const [name, value] = client.cookie().split('=') as [string, string]
      await context.addCookies([{ name, value, url: stack.origin }])
    }
    const page = await context.newPage()
    for (const path of await paths(client)) await expectGood(page, path)
    await context.close()
  },
)

test.concurrent.each(roles)(
  'the pages of %s fit a phone in large type, in English, whose words are longest',
  { timeout: 300_000 },
  async (_, account, paths) => {
    const client = account ? await aDemoPerson(stack.origin, account) : aClient(stack.origin)
    const context = await browser.newContext({ baseURL: stack.origin, viewport: { width: 360, height: 780 } })
    const cookies = ['zhibo_locale=en', 'zhibo_care=1', ...(account ? [client.cookie()] : [])]
    for (const cookie of cookies) {
      const [name, value] = cookie.split('=') as [string, string]
      await context.addCookies([{ name, value, url: stack.origin }])
    }
    const page = await context.newPage()
    for (const path of await paths(client)) {
      await page.goto(path)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, `${path} is as wide as its screen`).toBeLessThanOrEqual(360)
    }
    await context.close()
  },
)

// As high as the longest page, so that what sticks to an edge covers nothing that one could scroll to.
const phone = { width: 360, height: 6000 }
const desk = { width: 1440, height: 900 }

async function expectGood(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(200)
  await alive(page)
  for (const size of [phone, desk]) {
    await page.setViewportSize(size)
    // In no look yet, and a frame later: what depends on the size follows with it.
    await wear(page, '')
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, `${path} is as wide as its screen`).toBeLessThanOrEqual(size.width)
    await expectAccessible(page, `${path} ${size.width}`)
    for (const look of ['data-theme=dark', 'data-care']) {
      await wear(page, look)
      await expectReadable(page, `${path} ${size.width} ${look}`)
    }
  }
}

/** Puts on a look as the server does, by the attributes of the root, and waits until it is painted. */
const wear = (page: Page, look: string) =>
  page.evaluate(async (look) => {
    const root = document.documentElement
    root.removeAttribute('data-theme')
    root.removeAttribute('data-care')
    const [name, value = ''] = look.split('=')
    if (name) root.setAttribute(name, value)
    // Nothing moves here for more than a frame: the context asks for reduced motion.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
  }, look)

async function publicPages(client: Client): Promise<string[]> {
  const { api } = client
  const show = await theShow(client)
  const [job] = await ok(api.jobs.index.$get({ query: {} }))
  const [planned] = await ok(api.sessions.index.$get({ query: { state: 'scheduled' } }))
  const [ended] = await ok(api.sessions.index.$get({ query: { state: 'ended' } }))
  const [station] = await ok(api.stations.index.$get())
  const session = `/sessions/${show.id}`
  return [
    '/',
    '/jobs',
    '/jobs?q=没有这样的岗位',
    '/sign-in',
    '/sign-in?as=staff',
    '/preferences',
    '/outbox',
    '/gallery',
    `/jobs/${job!.id}`,
    `/jobs/${job!.id}/verification`,
    `/employers/${job!.employerId}`,
    `/employers/${job!.employerId}/verification`,
    session,
    `${session}?tab=questions`,
    `${session}?tab=about`,
    `/sessions/${planned!.id}`,
    `/sessions/${planned!.id}/notice`,
    `/sessions/${ended!.id}`,
    `/sessions/${ended!.id}/replay`,
    `/wall/${station!.slug}?place=${encodeURIComponent('南阳村')}`,
    `/wall/${station!.slug}/seats?place=${encodeURIComponent('南阳村')}`,
  ]
}

async function seekerPages({ api }: Client): Promise<string[]> {
  const [job] = await ok(api.jobs.index.$get({ query: {} }))
  return ['/applications', '/account', `/apply?job=${job!.id}`]
}

async function employerPages(client: Client): Promise<string[]> {
  const { api } = client
  const [employer] = await ok(api.employers.mine.$get())
  const [job] = await ok(api.jobs.mine.$get({ query: {} }))
  const show = await theShow(client)
  const own = `/employer/${employer!.id}`
  const ofJob = `/employer/jobs/${job!.id}`
  return [
    '/employer',
    `${own}/file`,
    `${own}/people`,
    `${own}/jobs/new`,
    ofJob,
    `${ofJob}/applications`,
    '/employer/questions',
    `/present/${show.id}`,
  ]
}

async function hostPages(client: Client): Promise<string[]> {
  const { api } = client
  const show = await theShow(client)
  const [planned] = await ok(api.sessions.index.$get({ query: { state: 'scheduled' } }))
  const [ended] = await ok(api.sessions.index.$get({ query: { state: 'ended' } }))
  const of = (id: string) => `/host/sessions/${id}`
  return [
    '/host',
    '/host/sessions/new',
    '/host/calendar',
    '/host/calendar?view=month',
    '/host/series',
    '/host/series/new',
    of(show.id),
    of(planned!.id),
    `${of(planned!.id)}/plan`,
    `${of(planned!.id)}/basics`,
    `${of(planned!.id)}/presenters`,
    of(ended!.id),
    `${of(ended!.id)}/recordings`,
    `/timeline/${ended!.id}`,
    '/moderation',
    '/moderation/phrases',
    '/moderation/bans',
  ]
}

async function reviewerPages({ api }: Client): Promise<string[]> {
  const waiting = await ok(api.reviews.index.$get({ query: { state: 'submitted' } }))
  const ofEach = ['employer', 'job'].flatMap((subject) => waiting.find((each) => each.subject === subject)?.id ?? [])
  const desk = ['/reviews', '/reviews?q=没有这样的', ...ofEach.map((id) => `/reviews/${id}`)]
  return [...desk, '/reviews/inspections', '/reviews/findings', '/reviews/numbers']
}

async function policyPages({ api }: Client): Promise<string[]> {
  const rows = await ok(api.policies.index.$get())
  const wage = rows.find((row) => row.kind === 'minimum_wage')!
  const form = '/policies/minimum_wage'
  return ['/policies', form, `${form}?corrects=${wage.id}`, '/policies/airtime', `/policies/rows/${wage.id}`]
}
