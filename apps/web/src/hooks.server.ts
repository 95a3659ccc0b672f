import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks'
import { error } from '@sveltejs/kit'
import { LIVEKIT_URL } from '$app/env/private'
import { paraglideMiddleware } from '#lib/paraglide/server.js'
import { defineCustomServerStrategy } from '#lib/paraglide/runtime.js'
import { secureHeaders } from '#lib/server/headers.ts'
import { pack } from '#lib/server/pack.ts'
import { arePlain } from '#lib/server/params.ts'
import { withScriptOf } from '#lib/server/script.ts'
import { readPreferences } from '#lib/server/preferences.ts'
import { callApi, isForApi } from '#lib/server/upstream.ts'
import { rootAttributes } from '#lib/shell/preferences.ts'

// Paraglide hands its strategy the request alone; the choice made from it in `handle` is what counts.
const localeOfRequest = new WeakMap<Request, string>()
defineCustomServerStrategy('custom-visitor', {
  getLocale: (request) => (request ? localeOfRequest.get(request) : undefined),
})

export const handle: Handle = ({ event, resolve }) => {
  const preferences = readPreferences(event.cookies, event.request.headers.get('accept-language'))
  Object.assign(event.locals, { requestId: crypto.randomUUID(), preferences, apiCookies: [] })
  localeOfRequest.set(event.request, preferences.locale)

  return paraglideMiddleware(event.request, async () => {
    if (!arePlain(event.params)) error(404, { message: 'not_found', requestId: event.locals.requestId })
    const response = await resolve(event, {
      transformPageChunk: ({ html }) =>
        withScriptOf(
          preferences.locale,
          html.replace('%lang%', preferences.locale).replace('%attributes%', rootAttributes(preferences)),
        ),
    })
    for (const cookie of event.locals.apiCookies) response.headers.append('set-cookie', cookie)
    response.headers.set('x-request-id', event.locals.requestId)
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache')
    secureHeaders(response.headers, event.url.protocol === 'https:', LIVEKIT_URL)
    return pack(event.request, response)
  })
}

export const handleFetch: HandleFetch = ({ event, request, fetch }) =>
  isForApi(event, request) ? callApi(event, request) : fetch(request)

export const handleError: HandleServerError = ({ event, kind, error: cause }) => {
  const { requestId } = event.locals
  if (kind === 'unknown') console.error(`${requestId} ${event.request.method} ${event.url.pathname}`, cause)
  return { requestId }
}
