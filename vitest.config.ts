import { defineConfig } from 'vitest/config'

const services = './test/setup/services.ts'

/** Kinds of tests by what they stand on; `npm test` runs them all, `pnpm test:KIND` one. */
export default defineConfig({
  test: {
    projects: [
      // Some go through the whole corpus, on machines that others share.
      { test: { name: 'unit', include: ['packages/{core,api-client}/src/**/*.test.ts'], testTimeout: 60_000 } },
      'packages/*/vitest.config.ts',
      'apps/web/vitest.config.ts',
      { test: { name: 'infra', include: ['infra/src/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'api',
          include: ['apps/api/src/**/*.test.ts'],
          globalSetup: services,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'pg',
          include: ['test/pg/**/*.test.ts'],
          globalSetup: services,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
        },
      },
      ...(['e2e', 'faults', 'load'] as const).map((name) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          ...(name === 'e2e' && { globalSetup: './test/setup/stack.ts' }),
          testTimeout: 240_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          fileParallelism: false,
        },
      })),
    ],
  },
})
