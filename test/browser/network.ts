import { readdirSync, readFileSync } from 'node:fs'
import { findChromium } from '@zhibo/infra/chromium'
import { type Browser, chromium } from 'playwright-core'
import { chromiumArgs } from './chromium.ts'

/** A browser whose network can be taken away: everything it sends and hears, calls, streams and media alike. */
export interface CutOff {
  browser: Browser
  /** From here on nothing leaves it and nothing reaches it; nobody is told, as in a workshop behind thick walls. */
  cut(): void
  restore(): void
  /** Its processes end at once, with nothing said to anybody: it crashed. */
  kill(): Promise<void>
  close(): Promise<void>
}

/**
 * Chromium does all its network in one process; while that is stopped, the others wait for what does not come. (Its own
 * emulation of being offline leaves WebRTC alone.)
 */
export async function openBrowserToCut(): Promise<CutOff> {
  const executablePath = await findChromium({ log: () => undefined })
  const server = await chromium.launchServer({ executablePath, args: chromiumArgs })
  const browser = await chromium.connect(server.wsEndpoint())
  const network = () => networkProcessOf(server.process().pid!)
  let cut: number | null = null
  const restore = () => {
    if (cut !== null) process.kill(cut, 'SIGCONT')
    cut = null
  }
  return {
    browser,
    cut: () => {
      cut = network()
      process.kill(cut, 'SIGSTOP')
    },
    restore,
    kill: () => server.kill(),
    close: async () => {
      restore()
      await server.close()
    },
  }
}

/** The one process below a browser that speaks to the network. */
function networkProcessOf(browserPid: number): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      const command = read(`/proc/${pid}/cmdline`)
      return command.includes('network.mojom.NetworkService') && isBelow(pid, browserPid)
    })
  if (!found) throw new Error('no network process: has the browser started?')
  return found
}

function isBelow(pid: number, ancestor: number): boolean {
  for (let at = pid; at > 1;) {
    if (at === ancestor) return true
    at = Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${at}/status`))?.[1] ?? 0)
  }
  return false
}

/** Processes come and go while they are looked through. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
