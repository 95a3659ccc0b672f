import { rmSync, statSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Livekit, startLivekit } from './livekit.ts'
import { answersAt } from './ready.ts'
import { makeTempDir } from './temp.ts'

let dataDir: string
const running: Livekit[] = []
beforeEach(() => {
  dataDir = makeTempDir('livekit')
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((livekit) => livekit.stop()))
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(options: Partial<Parameters<typeof startLivekit>[0]> = {}): Promise<Livekit> {
  const livekit = await startLivekit({ dataDir, log: () => undefined, ...options })
  running.push(livekit)
  return livekit
}

test('answers on loopback and nowhere else; its keys are private and long', async () => {
  const { ports, apiSecret } = await start({ webhookUrl: 'http://127.0.0.1:9/api/media/webhooks' })
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')

  expect(await answersAt(`http://127.0.0.1:${ports.http}/`)).toBe(true)
  for (const { address } of outside) expect(await answersAt(`http://${address}:${ports.http}/`)).toBe(false)
  expect(apiSecret.length).toBeGreaterThanOrEqual(32)
  for (const name of ['livekit.json', 'livekit.yaml']) expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600)
})

test('comes back on the same ports with the same keys; another one beside it finds ports of its own', async () => {
  const first = await start()
  await first.kill()
  const again = await start({ ports: first.ports })
  const beside = await start({ dataDir: join(dataDir, 'beside') })

  expect([again.url, again.apiKey, again.apiSecret]).toEqual([first.url, first.apiKey, first.apiSecret])
  expect(beside.ports.http).not.toBe(again.ports.http)
  expect(beside.ports.rtc).not.toBe(again.ports.rtc)
})
