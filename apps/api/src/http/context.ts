import { randomUUID } from 'node:crypto'
import { localeOf } from '@zhibo/core/problem/locale'
import { createMiddleware } from 'hono/factory'
import type { Deps } from '../app.ts'
import type { Ctx } from '../context.ts'
import { actorOf } from '../identity/session.ts'
import { asAppError, problemResponse } from './problem.ts'
import type { AppEnv } from './env.ts'

/** Builds the verb's context for each request: id, language, address, and who is behind the cookie. */
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
      locale: localeOf(c.req.header('x-locale') ?? c.req.header('accept-language')),
      media: deps.media,
      files: deps.files,
      vault: deps.vault,
      log: deps.log,
    }
    c.set('ctx', visitor)
    c.header('x-request-id', visitor.requestId)
    try {
      c.set('ctx', { ...visitor, actor: await actorOf(visitor, c.req.header('cookie')) })
    } catch (error) {
      return problemResponse(asAppError(error), visitor.requestId, visitor.locale)
    }
    return next()
  })

/** Only our own web server, which knows the internal key, may speak for another address. */
function addressOf(
  deps: Deps,
  key: string | undefined,
  forwarded: string | undefined,
  peer: string | undefined,
): string {
  if (key !== undefined && deps.internalKey !== null && key === deps.internalKey && forwarded) {
    return forwarded.split(',')[0]!.trim()
  }
  return peer ?? 'unknown'
}
