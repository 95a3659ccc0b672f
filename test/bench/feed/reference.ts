// A bare node:http loop that writes the same bytes to as many readers: what the work costs at the least.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveRuns } from './runs.ts'

const readers = new Set<ServerResponse>()
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
  response.flushHeaders()
  readers.add(response)
  response.once('close', () => readers.delete(response))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

let seq = 0
serveRuns({ port: (server.address() as AddressInfo).port, path: '/' }, async () => {
  seq += 1
  const event = { type: 'correction.shown', text: `made@${Date.now()}` }
  const bytes = Buffer.from(`id: ${seq}\ndata: ${JSON.stringify(event)}\n\n`)
  for (const reader of readers) reader.write(bytes)
})
