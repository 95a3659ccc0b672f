/** What `pnpm test:KIND` asks for. */
export const kinds = ['unit', 'pg', 'e2e', 'faults', 'load'] as const
export type Kind = (typeof kinds)[number]

export interface Step {
  name: string
  /** Vitest projects, counted test by test; or a command, or the web's build, counted as one. */
  run: { projects: string[] } | { command: string[]; in?: string } | 'web build'
  /** Asked for by these kinds; without a kind everything runs, except what `onlyWhenAsked`. */
  kinds?: Kind[]
  onlyWhenAsked?: boolean
  /** Needs another step's result. */
  after?: string
  /** Never beside another step: it measures time, or takes both cores itself. */
  alone?: boolean
  needs?: ('media server' | 'browser' | 'ffmpeg')[]
}

const inShell = (script: string) => ['/bin/sh', '-c', script]

/** What `npm test` does, in the order in which it begins, two at a time. */
export const steps: Step[] = [
  { name: 'web build', run: 'web build', kinds: ['e2e', 'faults', 'load'] },
  { name: 'unit', run: { projects: ['unit', 'ui'] }, kinds: ['unit'] },
  { name: 'format', run: { command: ['prettier', '--check', '--log-level', 'warn', '.'] } },
  { name: 'lint', run: { command: ['oxlint', '--type-aware', '--deny-warnings'] } },
  {
    name: 'walls',
    run: { command: ['depcruise', '--config', 'dependency-cruiser.mjs', 'apps', 'packages', 'infra', 'test'] },
  },
  { name: 'unused', run: { command: ['knip'] } },
  { name: 'types', run: { command: ['tsc', '--noEmit'] } },
  {
    name: 'types of the web',
    run: {
      command: inShell('svelte-kit sync && svelte-check --tsconfig ./tsconfig.json --fail-on-warnings'),
      in: 'apps/web',
    },
    // Which writes the messages that the types are made from.
    after: 'web build',
  },
  { name: 'infra', run: { projects: ['infra'] }, needs: ['media server'] },
  { name: 'api', run: { projects: ['api', 'pg'] }, kinds: ['pg'], needs: ['media server', 'ffmpeg'] },
  {
    name: 'stories',
    run: { projects: ['e2e'] },
    kinds: ['e2e'],
    after: 'web build',
    alone: true,
    needs: ['media server', 'browser'],
  },
  {
    name: 'faults',
    run: { projects: ['faults'] },
    kinds: ['faults'],
    after: 'web build',
    alone: true,
    needs: ['media server', 'browser', 'ffmpeg'],
  },
  {
    name: 'load',
    run: { projects: ['load'] },
    kinds: ['load'],
    onlyWhenAsked: true,
    after: 'web build',
    alone: true,
    needs: ['media server', 'browser'],
  },
]

/** The steps of a kind, or of the whole. */
export function stepsFor(kind: Kind | undefined): Step[] {
  return steps.filter((step) => (kind ? step.kinds?.includes(kind) : !step.onlyWhenAsked))
}
