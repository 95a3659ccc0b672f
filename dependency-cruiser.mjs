// The import walls of ARCHITECTURE.md, checked on every run.
const slices =
  'applications|audit|deviations|device-tests|employers|encoders|files|guests|identity|invitations|jobs|ledger|licences|live|media|notify|policy|questions|recordings|reminders|reviews|sessions|share|stations'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-depends-on-zod-only',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: ['[.]test[.]ts$', '/testing[.]ts$'] },
      to: { pathNot: ['^packages/core/src', 'node_modules/zod', 'node_modules/.pnpm/zod@'] },
    },
    {
      name: 'ui-knows-no-slice',
      severity: 'error',
      from: { path: '^packages/ui/src', pathNot: '[.]test[.]ts$' },
      to: { path: '^(apps|infra|test|packages/(core|api-client))/' },
    },
    {
      name: 'api-imports-core-only',
      severity: 'error',
      from: { path: '^apps/api/src' },
      to: { path: '^(apps/web|infra|test|packages/(ui|api-client))/' },
    },
    {
      name: 'api-client-takes-types-of-the-api-only',
      severity: 'error',
      from: { path: '^packages/api-client/src', pathNot: '[.]test[.]ts$' },
      to: { path: '^apps/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-never-imports-the-api',
      severity: 'error',
      from: { path: '^apps/web/src' },
      to: { path: '^(apps/api|infra|test)/' },
    },
    {
      name: 'routes-never-touch-the-database',
      severity: 'error',
      from: { path: '^apps/api/src/.+/routes[.]ts$' },
      to: { path: ['node_modules/(.pnpm/)?kysely', 'node_modules/(.pnpm/)?pg[@/]', '^apps/api/src/db/'] },
    },
    {
      name: 'a-slice-reaches-another-only-through-its-verbs',
      severity: 'error',
      from: { path: `^apps/api/src/(${slices})/`, pathNot: '[.]test[.]ts$' },
      to: { path: `^apps/api/src/(${slices})/(queries|views)[.]ts$`, pathNot: '^apps/api/src/$1/' },
    },
    {
      name: 'only-one-file-knows-livekit',
      severity: 'error',
      from: {
        path: '^apps/api/src',
        pathNot: ['^apps/api/src/media/livekit(-recording)?[.]ts$', '[.]test[.]ts$', '^apps/api/src/testing/'],
      },
      to: { path: 'livekit-server-sdk' },
    },
    {
      name: 'only-main-reads-the-environment',
      severity: 'error',
      from: { path: '^apps/api/src', pathNot: '^apps/api/src/(main|config|cli/.+|demo/presenter.*|db/testing)[.]ts$' },
      to: { path: '^(node:)?process$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)(build|[.]svelte-kit|paraglide)/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'svelte', 'types', 'default'] },
    moduleSystems: ['es6'],
  },
}
