import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../http/env.ts'
import { type NewSession, sessionCookie } from './session.ts'

/** Puts a session's token into the browser, out of reach of scripts; only over https where the origin is https. */
export function setSessionCookie(c: Context<AppEnv>, { token, maxAgeSeconds }: NewSession): void {
  setCookie(c, sessionCookie, token, { ...attributes(c), maxAge: maxAgeSeconds })
}

export function clearSessionCookie(c: Context<AppEnv>): void {
  deleteCookie(c, sessionCookie, attributes(c))
}

const attributes = (c: Context<AppEnv>) => ({
  httpOnly: true,
  sameSite: 'Lax' as const,
  path: '/',
  secure: c.get('https'),
})
