import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { waitForLock } from './lock.ts'
import { type Log, Refusal } from './log.ts'
import { node, root } from './paths.ts'
import { startChild } from './supervise.ts'

const web = join(root, 'apps/web')

/** What the build is made from. Times of files say little after a checkout, so their contents are compared. */
const sources = [
  ...['src', 'static', 'messages', 'project.inlang', 'vite.config.ts', 'package.json'].map((name) => join(web, name)),
  ...['core', 'ui', 'api-client'].map((name) => join(root, 'packages', name, 'src')),
  join(root, 'pnpm-lock.yaml'),
]

const stamp = join(web, 'build/.sources')

/** Builds the web when its build is missing or was made from other sources. */
export async function ensureWebBuild(log: Log): Promise<void> {
  if (isBuilt()) return
  const lock = await waitForLock(join(root, 'node_modules/.web-build.lock'), (holder) =>
    log(`${holder} builds the web: waiting`),
  )
  try {
    if (isBuilt()) return
    log('building the web')
    const current = fingerprint()
    const child = await startChild({
      command: node,
      args: [join(web, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
      cwd: web,
      // A build for use, also when tests ask for it: plugins look at VITEST.
      env: { ...process.env, NODE_ENV: 'production', VITEST: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [said, complained] = await Promise.all([text(child.process.stdout!), text(child.process.stderr!)])
    const how = await child.ended
    if (how !== 'code 0') throw new Refusal(`${said}${complained}\nthe build of the web ended with ${how}`)
    writeFileSync(stamp, current)
  } finally {
    lock.release()
  }
}

function isBuilt(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesIn(source))
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  // A source that does not exist is none; the paraglide folder is written by the build itself.
  if (!existsSync(path) || path.endsWith('/paraglide') || path.endsWith('/project.inlang/cache')) return []
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => filesIn(join(path, name)))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path]
    throw error
  }
}
