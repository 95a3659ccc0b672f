import {
  CodeSentView,
  ConfirmPhone,
  MeView,
  RequestCode,
  SignIn,
  UnreachableView,
  UseLanguage,
} from '@zhibo/core/identity/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { asActor } from '../context.ts'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { valid } from '../http/valid.ts'
import { clearSessionCookie, setSessionCookie } from './cookie.ts'
import { useLanguage } from './language.ts'
import { me as readMe } from './me.ts'
import { requestCode } from './request-code.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { confirmPhone, removePhone } from './staff-phone.ts'
import { unreachableStaff } from './unreachable.ts'

const tag = 'identity'

export const auth = new Hono<AppEnv>()
  .post(
    '/codes',
    describe({
      tag,
      summary: 'Send a sign-in code to a phone, known or not',
      ok: { 202: CodeSentView },
      problems: ['code_too_soon'],
    }),
    valid('json', RequestCode),
    async (c) => c.json(await requestCode(contextOf(c), c.req.valid('json')), 202),
  )
  .post(
    '/sessions',
    describe({
      tag,
      summary: 'Sign in by phone and code, or as staff; sets the session cookie',
      ok: { 201: MeView },
      problems: ['code_wrong', 'code_expired', 'code_exhausted', 'credentials_wrong', 'account_locked'],
    }),
    valid('json', SignIn),
    async (c) => {
      const ctx = contextOf(c)
      const session = await signIn(ctx, c.req.valid('json'))
      setSessionCookie(c, session)
      return c.json(await readMe(asActor(ctx, session.actor)), 201)
    },
  )
  .delete(
    '/sessions/current',
    describe({ tag, summary: 'Sign out', ok: { 204: null }, problems: ['not_signed_in'] }),
    async (c) => {
      await signOut(contextOf(c))
      clearSessionCookie(c)
      return c.body(null, 204)
    },
  )

export const me = new Hono<AppEnv>()
  .get(
    '/',
    describe({ tag, summary: 'Who is signed in', ok: { 200: MeView }, problems: ['not_signed_in'] }),
    async (c) => c.json(await readMe(contextOf(c))),
  )
  .put(
    '/phone',
    describe({
      tag,
      summary: 'Staff say where messages reach them, with a code that was sent there',
      ok: { 200: MeView },
      problems: ['not_signed_in', 'forbidden', 'code_wrong', 'code_expired', 'code_exhausted'],
    }),
    valid('json', ConfirmPhone),
    async (c) => c.json(await confirmPhone(contextOf(c), c.req.valid('json'))),
  )
  .put(
    '/language',
    describe({
      tag,
      summary: 'The language one reads, and is written to in',
      ok: { 204: null },
      problems: ['not_signed_in'],
    }),
    valid('json', UseLanguage),
    async (c) => {
      await useLanguage(contextOf(c), c.req.valid('json'))
      return c.body(null, 204)
    },
  )
  .delete(
    '/phone',
    describe({
      tag,
      summary: 'Staff take back where messages reach them',
      ok: { 200: MeView },
      problems: ['not_signed_in', 'forbidden'],
    }),
    async (c) => c.json(await removePhone(contextOf(c))),
  )

/** Under /api/staff. */
export const staff = new Hono<AppEnv>().get(
  '/unreachable',
  describe({
    tag,
    summary: 'Staff of the stations one leads whom no message reaches',
    ok: { 200: z.array(UnreachableView) },
    problems: ['not_signed_in', 'forbidden'],
  }),
  async (c) => c.json(await unreachableStaff(contextOf(c))),
)
