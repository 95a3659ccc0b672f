// One origin: the API under /api/, the web for all else. Either also runs by its own entry.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { readConfig } from '@zhibo/api/config'
import { visitorAddress } from '@zhibo/api/http/address'
import { startApi } from '@zhibo/api/main'
import { onEnd } from './supervise.ts'
import { root } from './paths.ts'

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => unknown

const web = join(root, 'apps/web')
/** Where the web reads a visitor's address; written below, never the visitor's to say. */
const addressHeader = 'x-visitor-address'
const config = readConfig(process.env)
const api = await startApi(config)
const answerApi = getRequestListener(api.fetch, { overrideGlobalObjects: false })
const server = createServer()
const answerPage = process.argv.includes('--dev') ? await developedPages(server) : await builtPages()
const protocol = new URL(config.origin).protocol.slice(0, -1)

server.on('request', (req, res) => {
  if (/^\/api(?=[/?]|$)/.test(req.url ?? '')) return void answerApi(req, res)
  // The page's own protocol, which a form's origin is compared with. Not the visitor's to say.
  req.headers['x-forwarded-proto'] = protocol
  req.headers[addressHeader] = visitorAddress(
    req.socket.remoteAddress,
    req.headers['x-forwarded-for']?.toString(),
    config.proxies,
  )
  res.setHeader('x-content-type-options', 'nosniff')
  answerPage(req, res, () => {
    res.statusCode = 404
    res.end()
  })
})

server.on('error', (error) => {
  console.error(`cannot listen on ${config.host}:${config.port}: ${error.message}`)
  process.exit(1)
})
server.listen(config.port, config.host)

onEnd(async () => {
  server.close()
  // Event streams never end by themselves; readers come back with the last event they saw.
  server.closeAllConnections()
  await api.close()
  process.exit(0)
})

/** The built web. It reads its settings while it is imported, so they must stand before. */
async function builtPages(): Promise<Handler> {
  process.env.PROTOCOL_HEADER = 'x-forwarded-proto'
  process.env.ADDRESS_HEADER = addressHeader
  // Forms carry pictures; the API has the say on their size.
  process.env.BODY_SIZE_LIMIT ??= '16M'
  const { handler } = (await import(pathToFileURL(join(web, 'build/handler.js')).href)) as { handler: Handler }
  return handler
}

/** The web as its sources stand, reloading. Vite and its plugins are the web's own and look around where they stand. */
async function developedPages(server: Server): Promise<Handler> {
  process.chdir(web)
  const vite = (await import(createRequire(join(web, 'package.json')).resolve('vite'))) as {
    createServer(options: object): Promise<{ middlewares: Handler }>
  }
  const { middlewares } = await vite.createServer({ root: web, server: { middlewareMode: true, hmr: { server } } })
  return middlewares
}
