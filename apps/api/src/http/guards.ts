import { createMiddleware } from 'hono/factory'
import { AppError } from '../problem.ts'
import type { AppEnv } from './env.ts'

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const maxSize = 1_000_000
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

/**
 * Refuses a body of more than `most` bytes. A declared length is believed, because the server reads no further; a body
 * that does not say is counted while it comes. (Hono's own limit copies the Request it is given, which the node server's
 * lean ones do not allow: here a new one is built from its parts.)
 */
export const readAtMost = (most: number) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const declared = c.req.header('content-length')
    if (declared !== undefined && c.req.header('transfer-encoding') === undefined) {
      if (Number(declared) > most) throw new AppError('too_large')
      return next()
    }
    const { body, method, headers } = c.req.raw
    if (body) c.req.raw = new Request(c.req.url, { method, headers, body: await collect(body, most) })
    await next()
  })

async function collect(body: ReadableStream<Uint8Array>, most: number): Promise<ArrayBuffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > most) throw new AppError('too_large')
    chunks.push(chunk)
  }
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole.buffer
}

const limited = readAtMost(maxSize)

/** Stops reading at 1 MB, whether or not the sender says how long the body is. Uploads have a limit of their own. */
export const limitBody = createMiddleware<AppEnv>((c, next) =>
  c.req.path === '/api/uploads' ? next() : limited(c, next),
)

/** What is no JSON and sees to itself: uploads, the media server's webhooks, encoders. */
const ownWay = /^\/api\/(uploads$|media\/webhooks$|whip(\/|$))/

/** Looks into a JSON body before anything else does: right type, well formed, not too deep. */
export const guardBody = createMiddleware<AppEnv>(async (c, next) => {
  if (!writes.has(c.req.method) || ownWay.test(c.req.path)) return next()
  const text = await c.req.text()
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
