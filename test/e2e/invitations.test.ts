import { ok } from '@zhibo/api-client/clients'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, alive, aPhone, arrive, openBrowser } from '../browser/chromium.ts'
import { aDemoPerson, asPerson } from '../browser/people.ts'

const { origin } = inject('stack')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const phoneOf = async (accountId?: string): Promise<Page> => {
  const context = await aPhone(browser, origin)
  if (accountId) await asPerson(context, origin, await aDemoPerson(origin, accountId))
  return context.newPage()
}

/** The demo's next show in which its first maker presents. */
async function theNextShow() {
  const { api } = await aDemoPerson(origin, 'employer-1')
  const me = await ok(api.me.index.$get())
  const planned = await ok(api.sessions.index.$get({ query: { state: 'scheduled' } }))
  const show = planned.find(({ employerNames }) => employerNames.includes(me.employers[0]!.name))
  if (!show) throw new Error('the demo plans no show of its first maker')
  return { ...show, employer: me.employers[0]!.name }
}

test('who presents is asked, says no, then yes, and the host sees what is still missing', async () => {
  const show = await theNextShow()
  const desk = await (await asPerson(await aDesk(browser, origin), origin, await aDemoPerson(origin, 'host'))).newPage()
  await desk.goto(`/host/sessions/${show.id}/presenters`)
  await desk.getByRole('button', { name: /^邀请还没问过的/ }).click()
  await desk.getByText('已发短信邀请').waitFor()
  const place = desk.getByRole('listitem').filter({ has: desk.getByRole('heading', { name: show.employer }) })
  await place.getByText('等回复', { exact: true }).waitFor()
  await expectAccessible(desk, 'the presenters of a show')

  const presenter = await phoneOf('employer-1')
  // Whoever is quicker than the page keeps what they unfolded.
  const unfolded = Promise.withResolvers<void>()
  await presenter.route('**/_app/immutable/entry/*.js', async (route) => {
    await unfolded.promise
    await route.continue()
  })
  await presenter.goto('/employer', { waitUntil: 'commit' })
  const asked = presenter.locator('section').filter({ hasText: `请您主讲「${show.title}」` })
  await asked.getByText('来不了', { exact: true }).click()
  await asked.getByLabel(/谁能替您/).waitFor()
  unfolded.resolve()
  await alive(presenter)
  await asked.getByLabel(/谁能替您/).fill('那天要验货')
  await expectAccessible(presenter, 'a company’s desk with an invitation')
  await asked.getByRole('button', { name: '回复来不了' }).click()
  await asked.getByText('您回复来不了').waitFor()

  await desk.reload()
  await place.getByText('说：那天要验货').waitFor()
  await place.getByRole('button', { name: '再问一次' }).waitFor()

  await asked.getByRole('button', { name: '还是来' }).click()
  await asked.getByRole('link', { name: '去准备' }).click()
  await arrive(presenter, '/present/*')
  await presenter.getByText('开播前您还差 2 样').waitFor()
  await presenter.getByRole('button', { name: '打开摄像头和麦克风' }).click()
  // Tested and kept, it is one thing less, without reading the page again.
  await presenter.getByText('开播前您还差 1 样').waitFor({ timeout: 30_000 })
  await desk.reload()
  await place.getByText('答应来', { exact: true }).waitFor()
})

test('whoever wants to see a show is reminded, sends it on and reads its notice; a stranger is asked to sign in first', async () => {
  const show = await theNextShow()
  const seeker = await phoneOf('seeker')
  await seeker.goto(`/sessions/${show.id}`)
  await seeker.getByRole('button', { name: '开播前半小时短信提醒我' }).click()
  await seeker.getByText('开播前半小时会发短信给您').waitFor()
  await expectAccessible(seeker, 'a show before it begins, with a reminder')
  await seeker.getByRole('button', { name: '不用提醒了' }).click()
  await seeker.getByRole('button', { name: '开播前半小时短信提醒我' }).waitFor()

  const stranger = await phoneOf()
  await stranger.goto(`/sessions/${show.id}`)
  const picture = await stranger.locator('meta[property="og:image"]').getAttribute('content')
  expect((await stranger.request.get(picture!)).headers()['content-type']).toBe('image/png')
  expect(await stranger.getByRole('link', { name: '登录，开播前提醒我' }).getAttribute('href')).toContain(
    '/sign-in?back=',
  )
  await stranger.getByRole('link', { name: '看公告' }).click()
  await arrive(stranger, '/sessions/*/notice')
  await stranger.getByRole('img', { name: '这一场的二维码' }).waitFor()
  await stranger.getByText(show.employer).first().waitFor()
})
