import { rm } from 'node:fs/promises'
import { type LivekitAccess, startStack } from '@zhibo/infra/stack'
import { makeTempDir } from '@zhibo/infra/temp'
import type { TestProject } from 'vitest/node'

/** One stack for all stories, as `npm start` brings it up, but without the demo's presenter: here people present. */
export interface SharedStack {
  origin: string
  databaseUrl: string
  livekit: LivekitAccess
  dataDir: string
}

declare module 'vitest' {
  interface ProvidedContext {
    stack: SharedStack
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = makeTempDir('e2e')
  const { origin, databaseUrl, livekit, stop } = await startStack({
    dataDir,
    port: 0,
    demo: true,
    demoPresenter: false,
    log: () => undefined,
  })
  project.provide('stack', { origin, databaseUrl, livekit, dataDir })
  return async () => {
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
