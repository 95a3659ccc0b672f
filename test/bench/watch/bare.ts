import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Show } from './show.ts'

const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<script type="module" src="/bare.js"></script></head>
<body><video playsinline style="width:100%;aspect-ratio:16/9"></video></body></html>`

/** The reference: a page with livekit-client and nothing else, for the same room of the same media server. */
export async function serveBarePage({
  origin,
  sessionId,
}: Show): Promise<{ url: string; script: Buffer; close: () => Promise<void> }> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('./bare-client.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  const script = Buffer.from(bundle.outputFiles[0]!.contents)
  const packed = gzipSync(script)
  const server = createServer((request, response) => {
    if (request.url === '/bare.js')
      response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'gzip' }).end(packed)
    else if (request.url === '/pass')
      void fetchPass().then((pass) => response.writeHead(200, { 'content-type': 'application/json' }).end(pass))
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    script,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  async function fetchPass(): Promise<string> {
    const answer = await fetch(`${origin}/api/sessions/${sessionId}/media-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: '{}',
    })
    if (!answer.ok) throw new Error(`no pass for the bare page: ${answer.status}`)
    return answer.text()
  }
}
