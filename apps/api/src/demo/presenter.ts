// The demo's presenter: a process of its own, because the media client is native code. It signs in as the demo employer
// that presents, waits until that employer is on air in some session, and sends a picture drawn here. It asks the API
// for everything, as a browser would, so ending the show or taking the employer off air ends the picture too.
import { dispose } from '@livekit/rtc-node'
import type { demoPeople } from './people.ts'
import { broadcast, pause } from './presenter/broadcast.ts'
import { PresenterClient, Refused, type Show } from './presenter/client.ts'

const shanghaiClock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' })
const account: (typeof demoPeople)[number]['id'] = 'employer-1'
const look = 5_000
/** While it sends: the media client does not tell that its right was taken, and whoever is back soon must send anew. */
const glance = 1_000
const backOff = { first: 1_000, last: 4_000 }

const apiUrl = process.env.API_URL
if (!apiUrl) throw new Error('API_URL is missing: where the API answers')

const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
process.once('SIGINT', () => stop.abort())

const client = new PresenterClient(apiUrl, account)
let signedIn = false
let wait = backOff.first

while (!stop.signal.aborted) {
  try {
    if (!signedIn) {
      await client.signIn()
      signedIn = true
    }
    const show = await client.findShow()
    if (show) await present(show)
    wait = backOff.first
    await pause(show ? backOff.first : look, stop.signal)
  } catch (error) {
    // The API or the media server is away or starting again; a lost sign-in is renewed.
    if (error instanceof Refused && error.status === 401) signedIn = false
    console.error(`presenter: ${error instanceof Error ? error.message : String(error)}; again in ${wait} ms`)
    await pause(wait, stop.signal)
    wait = Math.min(wait * 2, backOff.last)
  }
}
await dispose()

async function present(found: Show): Promise<void> {
  const pass = await client.token(found.sessionId)
  if (pass.role !== 'presenter' || !pass.onAir) return
  let show = found
  const over = new AbortController()
  const until = AbortSignal.any([stop.signal, over.signal])
  const slide = () => ({ title: show.title, line: show.line, clock: shanghaiClock.format(Date.now()) })
  const watching = watch()
  try {
    await broadcast(pass, slide, until)
  } finally {
    over.abort()
    await watching
  }

  /** Ends the picture when the show ends or we are taken off air. While the API is away the picture stays. */
  async function watch(): Promise<void> {
    while (!until.aborted) {
      await pause(glance, until)
      if (until.aborted) return
      try {
        show = await client.look(found.sessionId)
        if (!show.onAir) over.abort()
      } catch (error) {
        if (error instanceof Refused && error.status < 500) over.abort()
      }
    }
  }
}
