import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../app.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { demo } from '../demo/routes.ts'

const Document = z.object({
  openapi: z.string().startsWith('3.1'),
  info: z.object({ title: z.string().min(1), version: z.string().min(1) }),
  servers: z.array(z.object({ url: z.url() })).min(1),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        tags: z.array(z.string()).min(1),
        summary: z.string().min(1),
        responses: z.record(
          z.string(),
          z.object({ description: z.string().min(1), content: z.record(z.string(), z.unknown()).optional() }),
        ),
      }),
    ),
  ),
})

let bench: Bench
let app: ReturnType<typeof buildApp>
let document: z.infer<typeof Document>

beforeAll(async () => {
  bench = await aBench()
  app = buildApp({ ...bench.deps, demoRoutes: demo })
  document = Document.parse(await (await app.request('/api/openapi.json')).json())
})
afterAll(() => bench.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, ...operation })),
  )

test('every mounted route is in the document, and nothing else', () => {
  const mounted = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}').replace(/(?<=.)\/$/, '')}`)
  expect(
    operations()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([...new Set(mounted)].toSorted())
})

test('every operation documents what it answers and what it refuses with', () => {
  for (const { name, responses } of operations()) {
    const statuses = Object.keys(responses)
    expect(
      statuses.some((status) => /^2\d\d$/.test(status)),
      name,
    ).toBe(true)
    for (const status of ['400', '413', '415', '429', '500', '503']) expect(statuses, name).toContain(status)
    for (const [status, { content }] of Object.entries(responses))
      if (!status.startsWith('2'))
        expect(Object.keys(content ?? {}), `${name} ${status}`).toEqual(['application/problem+json'])
  }
})

test('the document names the origin it is served from', () => {
  expect(document.servers).toEqual([{ url: bench.deps.origin }])
})

test('the reference page shows every operation, without script and under a policy that allows none', async () => {
  const answer = await app.request('/api/reference')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  const page = await answer.text()
  expect(page).toMatch(/^<!doctype html>\s*<html lang="en">/)
  expect(/<script|<link|<img|<iframe|javascript:|href="http/i.test(page)).toBe(false)
  const style = /<style>([^]*)<\/style>/.exec(page)![1]!
  const hash = createHash('sha256').update(style).digest('base64')
  expect(answer.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`)
  const missing = operations().filter(({ name }) => !page.includes(`<code>${name}</code>`))
  expect(missing).toEqual([])
})

test('without the demo its routes are neither there nor in the document', async () => {
  const plain = buildApp(bench.deps)
  for (const [method, path] of [
    ['GET', '/api/demo/accounts'],
    ['POST', '/api/demo/sessions'],
    ['GET', '/api/demo/outbox'],
  ] as const)
    expect((await plain.request(path, { method })).status, path).toBe(404)
  expect(await (await plain.request('/api/openapi.json')).text()).not.toContain('/api/demo')
})
