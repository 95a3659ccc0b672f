import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import type { AppEnv } from '../http/env.ts'
import { type Document, documentOf } from './document.ts'
import { policy, renderReference } from './reference.ts'

const tag = 'reference'

/** The API described by itself: for machines as OpenAPI, for people as a page. Made once, at the first request. */
export function openapi(app: Hono<AppEnv>, origin: string) {
  let made: Promise<Document> | undefined
  const document = () => (made ??= documentOf(app, origin))

  return new Hono<AppEnv>()
    .get(
      '/openapi.json',
      describe({ tag, summary: 'This API as an OpenAPI 3.1 document', ok: { 200: z.record(z.string(), z.unknown()) } }),
      async (c) => c.json(await document()),
    )
    .get('/reference', describe({ tag, summary: 'This API as a page to read', ok: { 200: null } }), async (c) => {
      c.header('content-security-policy', policy)
      return c.html(renderReference(await document()))
    })
}
