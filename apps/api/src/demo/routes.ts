import { DemoAccountView, DemoMessageView, DemoSignIn } from '@zhibo/core/demo/schema'
import { MeView } from '@zhibo/core/identity/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { asActor } from '../context.ts'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { valid } from '../http/valid.ts'
import { setSessionCookie } from '../identity/cookie.ts'
import { me } from '../identity/me.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { listAccounts, signInAs } from './accounts.ts'

const tag = 'demo'

/** Mounted only with DEMO=1, on loopback; main.ts does not even load this file otherwise. */
export const demo = new Hono<AppEnv>()
  .get('/accounts', describe({ tag, summary: 'Who one can be', ok: { 200: z.array(DemoAccountView) } }), async (c) =>
    c.json(await listAccounts(contextOf(c))),
  )
  .post(
    '/sessions',
    describe({ tag, summary: 'Sign in by one click', ok: { 201: MeView }, problems: ['not_found'] }),
    valid('json', DemoSignIn),
    async (c) => {
      const ctx = contextOf(c)
      const session = await signInAs(ctx, c.req.valid('json').accountId)
      setSessionCookie(c, session)
      return c.json(await me(asActor(ctx, session.actor)), 201)
    },
  )
  .get(
    '/outbox',
    describe({ tag, summary: 'The newest 50 messages “sent”, codes included', ok: { 200: z.array(DemoMessageView) } }),
    async (c) => c.json(await readOutbox(contextOf(c))),
  )
