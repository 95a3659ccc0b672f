import { clients } from '@zhibo/api-client/clients'

/** A fetch that keeps its cookies, as one browser does, and the typed clients on top of it. */
export function aClient(origin: string) {
  let cookie = ''
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
