import { ProblemView } from '@zhibo/core/problem/schema'
import type { z } from 'zod'
import { buildApp } from '../app.ts'
import type { Bench } from '../db/testing.ts'
import type { SignedIn } from './identity.ts'

/** An answer of the API, read through the schema it promises. */
export interface Answer<T> {
  status: number
  headers: Headers
  body: T
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'

/** Speaks to the API as a browser would: through every guard, with a cookie, in JSON. */
export function aClient(bench: Bench) {
  const app = buildApp({ ...bench.deps, limitFactor: 100 })

  async function send(
    who: Pick<SignedIn, 'cookie'> | null,
    method: Method,
    path: string,
    body?: unknown,
    given: Record<string, string> = {},
  ) {
    const form = body instanceof FormData
    const headers = new Headers(who ? { ...given, cookie: who.cookie } : given)
    if (body !== undefined && !form) headers.set('content-type', 'application/json')
    return app.request(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    })
  }

  return {
    send,
    /** Asks for something that must succeed, and reads it as `view`. */
    async ask<View extends z.ZodType>(
      view: View,
      who: Pick<SignedIn, 'cookie'> | null,
      method: Method,
      path: string,
      body?: unknown,
    ): Promise<Answer<z.infer<View>>> {
      const answer = await send(who, method, path, body)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
      return { status: answer.status, headers: answer.headers, body: view.parse(JSON.parse(text)) }
    },
    /** Asks for something that must be refused, and reads the problem. */
    async refused(who: Pick<SignedIn, 'cookie'> | null, method: Method, path: string, body?: unknown) {
      const answer = await send(who, method, path, body)
      return ProblemView.parse(await answer.json())
    },
  }
}
