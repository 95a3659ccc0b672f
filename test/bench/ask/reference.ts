// A bare node:http server: what is posted goes to every reader as the next event, with nothing kept and nothing checked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

const readers = new Set<ServerResponse>()
const sent: Buffer[] = []
const server = createServer((request, response) => {
  if (request.method === 'POST') {
    void takeQuestion(request, response)
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
  response.flushHeaders()
  response.write(':\n\n')
  for (const bytes of sent.slice(Number(request.headers['last-event-id'] ?? 0))) response.write(bytes)
  readers.add(response)
  response.once('close', () => readers.delete(response))
})
async function takeQuestion(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const event = { type: 'question.opened', question: JSON.parse(await text(request)) as unknown }
  const bytes = Buffer.from(`id: ${sent.length + 1}\ndata: ${JSON.stringify(event)}\n\n`)
  sent.push(bytes)
  for (const reader of readers) reader.write(bytes)
  response.writeHead(201).end()
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

process.on('message', ({ askers }: { askers?: number }) => {
  if (askers === undefined) process.send!({ rss: process.memoryUsage.rss() })
  else process.send!({ cookies: Array.from({ length: askers }, () => '') })
})
process.on('disconnect', () => process.exit())
process.send!({ port: (server.address() as AddressInfo).port, events: '/', questions: '/' })
