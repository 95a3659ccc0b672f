import { ok } from '@zhibo/api-client/clients'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, arrive, openBrowser } from '../browser/chromium.ts'
import { aDemoPerson, asPerson } from '../browser/people.ts'
import { aRunningShow } from '../browser/show.ts'

const { origin } = inject('stack')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('what was said otherwise is explained by the company, decided by another than who marked it, and counted for everyone', async () => {
  const show = await aRunningShow(origin, '讲多了的一场', ['employer-2'])
  const param = { id: show.id }
  const { segments } = await ok(show.host.api.sessions[':id'].$get({ param }))
  const [job] = segments[0]!.jobs
  await ok(
    show.host.api.sessionDeviations[':id'].deviations.$post({
      param,
      json: { jobId: job!.id, field: 'pay', text: '计件保底以卡上为准' },
    }),
  )
  await show.end()

  const employer = await (await asPerson(await aPhone(browser, origin), origin, show.presenter)).newPage()
  await employer.goto('/employer')
  await employer.getByRole('link', { name: '去说明' }).click()
  await arrive(employer, '/employer/deviations')
  const file = employer.getByRole('listitem').filter({ hasText: '以岗位卡为准：计件保底以卡上为准' })
  await file.waitFor()
  await expectAccessible(employer)
  await file.getByLabel('情况说明').fill('主讲人记错了，已经培训过')
  await file.getByRole('button', { name: '交给直播站' }).click()
  await file.getByText('已说明，等直播站认定').waitFor()

  const jobSeeker = await (await aPhone(browser, origin)).newPage()
  await jobSeeker.goto(`/employers/${segments[0]!.employerId}`)
  await jobSeeker.getByText('近 90 天口播偏差 1 次').waitFor()

  const marker = await (await asPerson(await aDesk(browser, origin), origin, show.host)).newPage()
  await marker.goto(`/timeline/${show.id}`)
  await marker.getByRole('link', { name: '1 处口播偏差等您处理' }).click()
  await arrive(marker, '/host/sessions/*/deviations')
  await marker.getByText('这一处是您标的').waitFor()

  const lead = await (await asPerson(await aDesk(browser, origin), origin, await aDemoPerson(origin, 'lead'))).newPage()
  await lead.goto(`/host/sessions/${show.id}/deviations`)
  await expectAccessible(lead)
  await lead.getByRole('button', { name: '采纳，不计入' }).click()
  await lead.getByText('说明已采纳，不计入').waitFor()
  await jobSeeker.reload()
  await jobSeeker.getByText('近 90 天没有口播偏差').waitFor()
})
