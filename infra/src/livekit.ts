import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findLivekit } from './livekit/binary.ts'
import { type LivekitKeys, type LivekitPorts, livekitConfig } from './livekit/config.ts'
import { type Log, Refusal } from './log.ts'
import { openLogFile, tailOf } from './logfile.ts'
import { freeTcpPort, freeUdpPort } from './ports.ts'
import { commandLineOf } from './processes.ts'
import { answersAt, readyOrNot } from './ready.ts'
import { type Child, endProcess, type EndSignals, startChild } from './supervise.ts'

export { findLivekit } from './livekit/binary.ts'

export interface LivekitOptions {
  dataDir: string
  log: Log
  webhookUrl?: string
  /** 7880 and 7882 when they are free, others when not. Given ones are kept to. */
  ports?: LivekitPorts
}

export interface Livekit extends LivekitKeys {
  /** ws://127.0.0.1:port */
  url: string
  ports: LivekitPorts
  pid: number
  ended: Promise<string>
  stop(graceMs?: number): Promise<void>
  kill(): Promise<void>
}

// Asked once it waits for its rooms to empty; asked twice it ends at once.
const livekitSignals: EndSignals = { first: 'SIGTERM', last: 'SIGKILL' }

/** A media server that only this machine can reach, with keys of its own kept in `dataDir`. */
export async function startLivekit(options: LivekitOptions): Promise<Livekit> {
  const { dataDir, log, webhookUrl } = options
  mkdirSync(dataDir, { recursive: true })
  const program = await findLivekit({ log })
  const keys = ensureKeys(join(dataDir, 'livekit.json'))
  const configPath = join(dataDir, 'livekit.yaml')
  await endOrphan(dataDir, configPath, log)
  for (let attempt = 1; ; attempt++) {
    const ports = options.ports ?? { http: await freeTcpPort(7880), rtc: await freeUdpPort(7882) }
    writePrivate(configPath, livekitConfig(ports, keys, webhookUrl))
    const child = await spawnServer(program, dataDir, configPath)
    const outcome = await readyOrNot(child, () => answersAt(`http://127.0.0.1:${ports.http}/`), 20_000)
    if (outcome === 'ready') return running(child, ports, keys)
    await child.stop(0)
    // Another start may have been quicker to the same ports.
    if (attempt === 3) throw new Refusal(`the media server ${outcome}:\n${tailOf(logPath(dataDir))}`)
  }
}

function running(child: Child, ports: LivekitPorts, keys: LivekitKeys): Livekit {
  return {
    ...keys,
    url: `ws://127.0.0.1:${ports.http}`,
    ports,
    pid: child.pid,
    ended: child.ended,
    stop: child.stop,
    kill: child.kill,
  }
}

async function spawnServer(program: string, dataDir: string, configPath: string): Promise<Child> {
  const output = openLogFile(logPath(dataDir))
  try {
    const child = await startChild({
      command: program,
      args: ['--config', configPath],
      cwd: dataDir,
      stdio: ['ignore', output.fd, output.fd],
      signals: livekitSignals,
    })
    writeFileSync(pidPath(dataDir), String(child.pid))
    return child
  } finally {
    output.close()
  }
}

async function endOrphan(dataDir: string, configPath: string, log: Log): Promise<void> {
  if (!existsSync(pidPath(dataDir))) return
  const pid = Number(readFileSync(pidPath(dataDir), 'utf8'))
  if (!commandLineOf(pid)?.includes(configPath)) return
  log(`ending a media server that outlived its parent (process ${pid})`)
  await endProcess(pid, livekitSignals, 1000)
}

function ensureKeys(path: string): LivekitKeys {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as LivekitKeys
  const keys = { apiKey: `zhibo${randomBytes(6).toString('hex')}`, apiSecret: randomBytes(36).toString('base64url') }
  writePrivate(path, JSON.stringify(keys))
  return keys
}

function writePrivate(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 })
  chmodSync(path, 0o600)
}

const logPath = (dataDir: string) => join(dataDir, 'livekit.log')
const pidPath = (dataDir: string) => join(dataDir, 'livekit.pid')
