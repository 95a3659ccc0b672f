import { ok } from '@zhibo/api-client/clients'
import type { Browser } from 'playwright-core'
import type { Client } from './people.ts'

const hour = 3_600_000

/** A show of an hour that nothing is planned for yet, so many hours ahead. */
export async function aDraft(host: Client, title: string, inHours: number) {
  const [station] = await ok(host.api.stations.index.$get())
  const start = Date.now() + inHours * hour
  return ok(
    host.api.sessions.index.$post({
      json: {
        stationId: station!.id,
        title,
        plannedStart: new Date(start).toISOString(),
        plannedEnd: new Date(start + hour).toISOString(),
      },
    }),
  )
}

/** A picture that is one colour all over. */
export async function aPicture(browser: Browser, colour: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.setContent(`<body style="background: ${colour}">`)
  const picture = await page.screenshot()
  await page.close()
  return picture
}
