import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'hono'
import type { Ctx } from '../context.ts'

/** What every route finds on its Hono context. */
export interface AppEnv {
  Variables: {
    ctx: Ctx
    /** Whether browsers reach us over https: then the session cookie is `Secure`. */
    https: boolean
  }
  /** Present when served by node:http: the raw answer, for event streams. */
  Bindings: { outgoing?: ServerResponse; incoming?: IncomingMessage }
}

/** The verb's context of this request. */
export const contextOf = (c: Context<AppEnv>): Ctx => c.get('ctx')
