import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { buildApp, type Deps } from '../app.ts'

/** The API on a real Node server, as an event stream needs it. */
export async function aServer(deps: Deps): Promise<{ url: string; close: () => Promise<void> }> {
  const listener = getRequestListener(buildApp(deps).fetch, { overrideGlobalObjects: false })
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
