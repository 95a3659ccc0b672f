import { readFileSync } from 'node:fs'
import { vi } from 'vitest'
vi.mock('@zhibo/infra/stack', () => ({ startStack: async () => ({ ...JSON.parse(readFileSync('/tmp/e2e/stack.json', 'utf8')), stop: async () => {} }) }))
vi.mock('@zhibo/infra/temp', () => ({ makeTempDir: () => JSON.parse(readFileSync('/tmp/e2e/stack.json', 'utf8')).logDir.replace('/logs', '') }))
vi.mock('node:fs/promises', async (orig) => ({ ...(await orig<object>()), rm: async () => {} }))
await import('./first-broadcast.test.ts')
