import { clients, ok } from '@zhibo/api-client/clients'
import type { BrowserContext } from 'playwright-core'

/** A fetch that keeps its cookies, as one browser does, and the typed clients on top of it. `cookie`: signed in already. */
export function aClient(origin: string, cookie = '') {
  const fetchAs: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
    if (cookie) headers.set('cookie', cookie)
    const answer = await fetch(input, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) cookie = line.split(';')[0]!
    return answer
  }
  return { fetch: fetchAs, api: clients(fetchAs, origin), cookie: () => cookie }
}

export type Client = ReturnType<typeof aClient>

/** Somebody of the demo, signed in by one click. */
export async function aDemoPerson(origin: string, accountId: string): Promise<Client> {
  const client = aClient(origin)
  const answer = await client.api.demo.sessions.$post({ json: { accountId } })
  if (!answer.ok) throw new Error(`demo account ${accountId}: ${answer.status}`)
  return client
}

/** The demo's show, which goes on whether or not its picture comes in. */
export async function theShow({ api }: Client) {
  const found = await Promise.all(
    (['live', 'interrupted'] as const).map((state) => ok(api.sessions.index.$get({ query: { state } }))),
  )
  const [show] = found.flat()
  if (!show) throw new Error('no show is on')
  return show
}

/** Gives a browser the cookie somebody is signed in with. */
export async function asPerson(context: BrowserContext, origin: string, { cookie }: Client): Promise<BrowserContext> {
  const [name, value] = cookie().split('=') as [string, string]
  await context.addCookies([{ name, value, url: origin }])
  return context
}
