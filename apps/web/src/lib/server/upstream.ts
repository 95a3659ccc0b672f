import type { RequestEvent } from '@sveltejs/kit'
import { cookieHeader } from './cookies.ts'
import { API_INTERNAL_KEY, API_ORIGIN, PORT } from '$app/env/private'

const apiOrigin = API_ORIGIN ?? `http://127.0.0.1:${PORT}`

/** Whether a server-side fetch of a page is meant for our API. */
export const isForApi = (event: RequestEvent, request: Request) => {
  const url = new URL(request.url)
  return url.origin === event.url.origin && url.pathname.startsWith('/api/')
}

/**
 * Sends a page's call to the API in the visitor's name: cookies, address, language. What the API sets comes back on
 * the page's own answer. An API that cannot be reached answers like one that says `unavailable`.
 */
export async function callApi(event: RequestEvent, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const headers = new Headers(request.headers)
  for (const name of ['origin', 'host', 'sec-fetch-site', 'connection']) headers.delete(name)
  const cookie = cookieHeader(event.request.headers.get('cookie'), event.locals.apiCookies)
  if (cookie) headers.set('cookie', cookie)
  headers.set('x-forwarded-for', event.getClientAddress())
  headers.set('x-locale', event.locals.preferences.locale)
  if (API_INTERNAL_KEY) headers.set('x-internal-key', API_INTERNAL_KEY)
  try {
    const answer = await fetch(new Request(new URL(pathname + search, apiOrigin), new Request(request, { headers })), {
      redirect: 'manual',
    })
    event.locals.apiCookies.push(...answer.headers.getSetCookie())
    return answer
  } catch (error) {
    if (request.signal.aborted) throw error
    console.error(`${event.locals.requestId} ${request.method} ${pathname}: the API cannot be reached`, error)
    return unreachable(event.locals.requestId)
  }
}

function unreachable(requestId: string): Response {
  const problem = { type: 'about:blank', title: 'unavailable', status: 503, code: 'unavailable', requestId }
  return Response.json(problem, { status: 503, headers: { 'content-type': 'application/problem+json' } })
}
