import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir } from '../cache.ts'
import { holderOf, waitForLock } from '../lock.ts'
import { type Log, Refusal, seconds } from '../log.ts'
import { askVersion, findOnPath, isExecutable } from '../programs.ts'
import { runToEnd, startChild } from '../supervise.ts'

/** The version that client, server SDK and tests are pinned to; see package.json of api, web and test. */
export const livekitVersion = '1.13.5'

const goNeeded = [1, 26]

/**
 * The media server's program: on PATH, in the user's cache, downloaded, or built by Go; the version is asked of the
 * program itself. Downloads only from `LIVEKIT_SERVER_DOWNLOAD_URL` (the program, or a .tar.gz that holds it) and only
 * what has `LIVEKIT_SERVER_SHA256`. A build takes minutes once and says so.
 */
export async function findLivekit({ log }: { log: Log }): Promise<string> {
  const installed = findOnPath('livekit-server')
  if (installed && (await isOurs(installed))) return installed
  if (installed) log(`${installed} is not version ${livekitVersion}: passed over`)

  const cached = join(cacheDir(), `livekit-server-${livekitVersion}`)
  if (isExecutable(cached) && (await isOurs(cached))) return cached

  const lockPath = join(cacheDir(), 'livekit-server.lock')
  const lock = await waitForLock(lockPath, () =>
    log(`the media server is being built by ${holderOf(lockPath)}: waiting`),
  )
  const work = mkdtempSync(join(cacheDir(), 'livekit-'))
  try {
    if (isExecutable(cached) && (await isOurs(cached))) return cached
    const made = (await download(work, log)) ?? (await build(work, log))
    if (!(await isOurs(made))) throw new Refusal(`${made} is not livekit-server ${livekitVersion}`)
    renameSync(made, cached)
    return cached
  } finally {
    rmSync(work, { recursive: true, force: true })
    lock.release()
  }
}

async function isOurs(path: string): Promise<boolean> {
  return (await askVersion(path)) === `livekit-server version ${livekitVersion}`
}

async function download(work: string, log: Log): Promise<string | undefined> {
  const { LIVEKIT_SERVER_DOWNLOAD_URL: url, LIVEKIT_SERVER_SHA256: expected } = process.env
  if (!url) return undefined
  if (!expected || !/^[0-9a-f]{64}$/i.test(expected))
    throw new Refusal('LIVEKIT_SERVER_SHA256 must be the 64 hex digits of the download')
  log(`downloading the media server from ${new URL(url).host}`)
  const answer = await fetch(url, { signal: AbortSignal.timeout(300_000) })
  if (!answer.ok) throw new Refusal(`LIVEKIT_SERVER_DOWNLOAD_URL answered ${answer.status}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== expected.toLowerCase())
    throw new Refusal(`LIVEKIT_SERVER_SHA256 does not fit: the download has ${found}`)
  const program = join(work, 'livekit-server')
  if (/\.t(ar\.)?gz$/.test(new URL(url).pathname)) await unpack(work, bytes)
  else writeFileSync(program, bytes)
  chmodSync(program, 0o755)
  return program
}

async function unpack(work: string, bytes: Uint8Array): Promise<void> {
  const archive = join(work, 'archive.tar.gz')
  writeFileSync(archive, bytes)
  const args = ['-xzf', archive, '-C', work, 'livekit-server']
  const how = await runToEnd({ command: 'tar', args, stdio: ['ignore', 'inherit', 'inherit'] })
  if (how !== 'code 0') throw new Refusal(`tar ended with ${how} on the downloaded media server`)
}

async function build(work: string, log: Log): Promise<string> {
  const go = findOnPath('go')
  if (!go || !isGoEnough(await askVersion(go, 'version'))) {
    throw new Refusal(
      `no livekit-server ${livekitVersion}: install it, or Go ${goNeeded.join('.')} or newer to build it, or set LIVEKIT_URL`,
    )
  }
  const timing = join(cacheDir(), 'livekit-server.build-ms')
  const last = existsSync(timing)
    ? `${seconds(Number(readFileSync(timing, 'utf8')))} last time`
    : 'about 4 min the first time'
  log(`building the media server ${livekitVersion} with Go: ${last}`)
  const start = Date.now()
  const ticking = setInterval(() => log(`building the media server: ${seconds(Date.now() - start)} (${last})`), 15_000)
  try {
    const child = await startChild({
      command: go,
      args: ['install', `github.com/livekit/livekit-server/cmd/server@v${livekitVersion}`],
      cwd: work,
      env: { ...process.env, GOBIN: work },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const how = await child.ended
    if (how !== 'code 0') throw new Refusal(`go install of livekit-server ended with ${how}`)
  } finally {
    clearInterval(ticking)
  }
  mkdirSync(cacheDir(), { recursive: true })
  writeFileSync(timing, String(Date.now() - start))
  return join(work, 'server')
}

function isGoEnough(version = ''): boolean {
  const [, major = 0, minor = 0] = (/go(\d+)\.(\d+)/.exec(version) ?? []).map(Number)
  const [needMajor = 0, needMinor = 0] = goNeeded
  return major > needMajor || (major === needMajor && minor >= needMinor)
}
