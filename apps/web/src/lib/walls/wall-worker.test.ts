import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'
import { beforeEach, expect, test } from 'vitest'

const script = await readFile(new URL('../../../static/wall-worker.js', import.meta.url), 'utf8')
const page = 'https://zhibo.example/wall/park'

let kept: Map<string, Response>
/** What the network answers; undefined while there is none. */
let network: (() => Response) | undefined
let visit: () => Promise<string>

/** The worker in a browser of which only the store and the network are made by hand. */
beforeEach(() => {
  kept = new Map()
  const heard = new Map<string, (event: unknown) => void>()
  const store = { put: (request: Request, answer: Response) => Promise.resolve(void kept.set(request.url, answer)) }
  runInNewContext(script, {
    URL,
    Response,
    caches: {
      open: () => Promise.resolve(store),
      match: (request: Request) => Promise.resolve(kept.get(request.url)?.clone()),
    },
    fetch: () => (network ? Promise.resolve(network()) : Promise.reject(new TypeError('no network'))),
    self: {
      location: { origin: 'https://zhibo.example' },
      addEventListener: (name: string, take: (event: unknown) => void) => heard.set(name, take),
    },
  })
  visit = async () => {
    const request = { url: page, mode: 'navigate', method: 'GET' }
    const answered = await new Promise<Response>((respondWith) => heard.get('fetch')!({ request, respondWith }))
    return answered.text()
  }
})

test('after a power cut the wall is there before its network, and before its server', async () => {
  network = () => new Response('the wall')
  expect(await visit()).toBe('the wall')
  network = undefined
  expect(await visit()).toBe('the wall')
  network = () => new Response('bad gateway', { status: 502 })
  expect(await visit()).toBe('the wall')
})

test('what is refused is shown as it is, and what was never seen cannot be', async () => {
  network = () => new Response('no such station', { status: 404 })
  expect(await visit()).toBe('no such station')
  network = () => new Response('bad gateway', { status: 502 })
  expect(await visit()).toBe('bad gateway')
})
