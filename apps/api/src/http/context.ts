import { hash, randomUUID, timingSafeEqual } from 'node:crypto'
import { localeOf } from '@zhibo/core/problem/locale'
import { createMiddleware } from 'hono/factory'
import type { Deps } from '../app.ts'
import { asActor, type Ctx } from '../context.ts'
import { actorOf } from '../identity/session.ts'
import { networkOf, visitorAddress } from './address.ts'
import type { AppEnv } from './env.ts'

/** Builds the verb's context for each request: id, language, address. Who is behind the cookie comes later, once the limits let it through. */
export const buildContext = (deps: Deps) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const visitor: Ctx = {
      db: deps.db,
      actor: { kind: 'visitor' },
      clock: deps.clock,
      requestId: randomUUID(),
      address: addressOf(
        deps,
        c.req.header('x-internal-key'),
        c.req.header('x-forwarded-for'),
        c.env?.incoming?.socket.remoteAddress,
      ),
      limitFactor: deps.limitFactor,
      locale: localeOf(c.req.header('x-locale') ?? c.req.header('accept-language')),
      recorder: deps.recorder,
      media: deps.media,
      files: deps.files,
      seals: deps.seals,
      vault: deps.vault,
      log: deps.log,
    }
    c.set('ctx', visitor)
    c.set('https', deps.origin.startsWith('https:'))
    c.header('x-request-id', visitor.requestId)
    c.header('x-content-type-options', 'nosniff')
    // What one person may see is nobody's to keep; a route whose answer may be kept says so itself.
    c.header('cache-control', 'no-store')
    await next()
  })

/** Looks up who is behind the session cookie. */
export const identify = createMiddleware<AppEnv>(async (c, next) => {
  const visitor = c.get('ctx')
  c.set('ctx', asActor(visitor, await actorOf(visitor, c.req.header('cookie'))))
  await next()
})

/** Our own web server, which knows the internal key, speaks for the visitor it serves; else it is whom the trusted proxies name. */
function addressOf(
  deps: Deps,
  key: string | undefined,
  forwarded: string | undefined,
  peer: string | undefined,
): string {
  if (key !== undefined && deps.internalKey !== null && isSame(key, deps.internalKey) && forwarded) {
    return networkOf(forwarded.split(',')[0])
  }
  return networkOf(visitorAddress(peer, forwarded, deps.proxies))
}

/** Compared by digests of one length, so that the time taken tells nothing. */
const isSame = (one: string, other: string) =>
  timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'))
