import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '@zhibo/infra/paths'
import { freeTcpPort } from '@zhibo/infra/ports'

const files = {
  'package.json': JSON.stringify({ name: 'empty', type: 'module' }),
  'vite.config.js': `
    import { sveltekit } from '@sveltejs/kit/vite'
    import adapter from '@sveltejs/adapter-node'
    export default { plugins: [sveltekit({ adapter: adapter() })] }`,
  'src/app.html': '<html lang="zh"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>',
  'src/routes/+page.svelte': `
    <script>let taps = $state(0)</script>
    <button onclick={() => (taps += 1)}>{taps}</button>`,
}

/** The reference: what the frameworks alone weigh. An application of one page with one button, built and served. */
export async function serveEmptyKit(): Promise<{ url: string; close: () => Promise<void> }> {
  // Beside the web's own packages, so that it is built with the very same.
  const folder = path.join(root, 'apps/web/node_modules/.cache/empty-kit')
  rmSync(folder, { recursive: true, force: true })
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  const vite = path.join(root, 'apps/web/node_modules/vite/bin/vite.js')
  const build = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: folder, stdio: 'ignore' })
  const [code] = (await once(build, 'exit')) as [number]
  if (code !== 0) throw new Error(`the empty application was not built: ${code}`)
  const port = await freeTcpPort()
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port) }
  const server = spawn(process.execPath, [path.join(folder, 'build/index.js')], { env, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}/`
  while (
    !(await fetch(url).then(
      () => true,
      () => server.exitCode !== null,
    ))
  )
    await sleep(50)
  return {
    url,
    close: async () => {
      server.kill()
      if (server.exitCode === null) await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
