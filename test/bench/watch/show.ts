import { rm } from 'node:fs/promises'
import { ok } from '@zhibo/api-client/clients'
import { type LivekitAccess, type Stack, startStack } from '@zhibo/infra/stack'
import { makeTempDir } from '@zhibo/infra/temp'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../browser/chromium.ts'
import { aClient } from '../../browser/people.ts'

/** The demo on air, as `npm start` brings it up, and a browser to watch it with. */
export interface Show {
  origin: string
  sessionId: string
  livekit: LivekitAccess
  /** With the handles to break it. */
  stack: Stack
  browser: Browser
}

/** Brings the demo up for as long as it is used. */
export async function withShow<T>(use: (show: Show) => Promise<T>): Promise<T> {
  const dataDir = makeTempDir('bench')
  const stack = await startStack({ dataDir, port: 0, demo: true, log: () => undefined })
  const browser = await openBrowser()
  try {
    const [session] = await ok(aClient(stack.origin).api.sessions.index.$get({ query: { state: 'live' } }))
    if (!session) throw new Error('the demo has no show on air')
    return await use({ origin: stack.origin, sessionId: session.id, livekit: stack.livekit, stack, browser })
  } finally {
    await browser.close()
    await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
