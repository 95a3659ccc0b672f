import { installedConfig } from '@zhibo/api/cli/installation'
import { type Bench, TestClock } from '@zhibo/api/db/testing'
import { buildDeps } from '@zhibo/api/main'

/** The running installation, in the words the builders of tests speak. */
export function benchOn(dataDir: string): Bench {
  const config = installedConfig({ DATA_DIR: dataDir })
  const deps = buildDeps(config)
  const clock = new TestClock()
  clock.set(new Date())
  return {
    deps,
    clock,
    system: { ...deps, actor: { kind: 'system' }, requestId: 'test', address: '127.0.0.1', locale: 'zh-CN' },
    url: config.databaseUrl,
    close: async () => {
      await deps.feed.close()
      await deps.db.destroy()
    },
  }
}
