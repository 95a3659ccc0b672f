import { describe, expect, test } from 'vitest'
import { cookieHeader } from './cookies.ts'
import { secureHeaders } from './headers.ts'
import { pack } from './pack.ts'
import { ownPath } from './own-path.ts'
import { arePlain } from './params.ts'

describe('cookies on the way to the API', () => {
  test("are the visitor's own, unchanged", () => {
    expect(cookieHeader('a=1; b=x=y', [])).toBe('a=1; b=x=y')
    expect(cookieHeader(null, [])).toBe('')
  })

  test('are those the API has set meanwhile, within one page', () => {
    expect(cookieHeader('zhibo_session=old; a=1', ['zhibo_session=new; Path=/; HttpOnly'])).toBe(
      'zhibo_session=new; a=1',
    )
    expect(cookieHeader('zhibo_session=old', ['zhibo_session=; Max-Age=0; Path=/'])).toBe('')
  })
})

test('a visitor is led back on our own site only', () => {
  expect(ownPath('/jobs?near=1', '/')).toBe('/jobs?near=1')
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    '/.//evil.example',
    'https://evil.example',
    '//',
    '',
    null,
  ])
    expect(ownPath(elsewhere, '/'), String(elsewhere)).toBe('/')
})

test('a parameter of a page cannot turn a call to the API into another', () => {
  expect(arePlain({ id: '01936f3e-7c1a-7000-8000-000000000000', month: '2026-11', rest: undefined })).toBe(true)
  for (const id of ['../me', '..', 'a/b', 'a?limit=1', 'a#b', 'a\\b', '']) expect(arePlain({ id }), id).toBe(false)
})

describe('the headers of a page', () => {
  const answer = () =>
    new Headers({ 'content-security-policy': "script-src 'self'; connect-src 'self'; base-uri 'self'" })

  test('let the browser reach the media server, and no one else', () => {
    const headers = answer()
    secureHeaders(headers, false, 'ws://127.0.0.1:7880/')
    expect(headers.get('content-security-policy')).toContain(
      "connect-src 'self' ws://127.0.0.1:7880 http://127.0.0.1:7880;",
    )
    expect(headers.has('strict-transport-security')).toBe(false)
  })

  test('insist on https where there is https', () => {
    const headers = answer()
    secureHeaders(headers, true, 'wss://media.example')
    expect(headers.get('strict-transport-security')).toContain('max-age=')
    expect(headers.get('content-security-policy')).toContain('wss://media.example https://media.example')
  })
})

describe('a page on its way', () => {
  const page = () =>
    new Response('直播'.repeat(500), {
      headers: [
        ['content-type', 'text/html; charset=utf-8'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ],
    })
  const asking = (encoding: string) =>
    new Request('https://zhibo.example/', { headers: { 'accept-encoding': encoding } })

  test('is packed for a browser that takes it, with every cookie it sets', async () => {
    const packed = pack(asking('gzip, br'), page())
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    const text = await new Response(packed.body!.pipeThrough(new DecompressionStream('gzip'))).text()
    expect(text).toBe('直播'.repeat(500))
  })

  test('goes as it is to one that does not, and pictures always do', () => {
    expect(pack(asking('identity'), page()).headers.has('content-encoding')).toBe(false)
    const picture = new Response('…', { headers: { 'content-type': 'image/png' } })
    expect(pack(asking('gzip'), picture)).toBe(picture)
  })
})
