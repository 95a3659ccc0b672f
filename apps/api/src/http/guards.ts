import { createMiddleware } from 'hono/factory'
import { AppError } from '../problem.ts'
import type { AppEnv } from './env.ts'

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const bodyLimit = 1_000_000
const uploadLimit = 15_000_000
const depthLimit = 32

/** Cookies travel with every request a browser makes, so a write that another site started is refused. */
export const refuseCrossSite = (origin: string) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (writes.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site')
      const from = c.req.header('origin')
      // `null` is what a sandboxed frame of any site sends; only the browser's own word makes it ours.
      const known = from === undefined || from === origin || (from === 'null' && site === 'same-origin')
      if (site === 'cross-site' || !known) throw new AppError('cross_site')
    }
    await next()
  })

/** Reads a JSON body once: right type, not too large, well formed, not too deep. Uploads and the media server's webhooks have their own way. */
export const guardBody = createMiddleware<AppEnv>(async (c, next) => {
  if (!writes.has(c.req.method) || c.req.path === '/api/uploads' || c.req.path === '/api/media/webhooks') return next()
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > bodyLimit) throw new AppError('too_large')
  const text = await c.req.text()
  if (text.length > bodyLimit) throw new AppError('too_large')
  if (text !== '') {
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) throw new AppError('unsupported_media_type')
    if (depthOf(text) > depthLimit) throw new AppError('too_deep')
    try {
      JSON.parse(text)
    } catch (cause) {
      throw new AppError('invalid_json', { cause })
    }
  }
  await next()
})

/** The declared size of an upload is checked before a byte is read. */
export const guardUpload = createMiddleware<AppEnv>(async (c, next) => {
  if (Number(c.req.header('content-length') ?? 0) > uploadLimit) throw new AppError('too_large')
  await next()
})

/** How deep brackets nest outside strings; found by a scan, because a parser may overflow its stack on the way. */
export function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < json.length; at++) {
    const char = json.charCodeAt(at)
    if (inString) {
      if (char === 92) at++
      else if (char === 34) inString = false
    } else if (char === 34) inString = true
    else if (char === 91 || char === 123) deepest = Math.max(deepest, ++depth)
    else if (char === 93 || char === 125) depth--
  }
  return deepest
}
