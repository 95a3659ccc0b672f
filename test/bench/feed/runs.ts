/** What a measured server answers after a run: the CPU it used, and what it has resident. */
export interface RunResult {
  cpuMs: number
  rss: number
}

/** Tells the parent where the server is, and on each `{ events, everyMs }` makes that many events and reports. */
export function serveRuns(at: { port: number; path: string }, makeEvent: () => Promise<void>): void {
  process.on('message', ({ events, everyMs }: { events: number; everyMs: number }) => {
    void run(events, everyMs, makeEvent).then((result) => process.send?.(result))
  })
  process.send?.(at)
}

async function run(events: number, everyMs: number, makeEvent: () => Promise<void>): Promise<RunResult> {
  const before = process.cpuUsage()
  const began = performance.now()
  for (let made = 0; made < events; made += 1) {
    await makeEvent()
    const next = began + (made + 1) * everyMs
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())))
  }
  const { user, system } = process.cpuUsage(before)
  return { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() }
}
