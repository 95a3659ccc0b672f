/**
 * Keeps a process that holds thousands of streams small: what is young is looked through earlier, what is old before it
 * has grown by a fifth, and native memory is not kept apart for each thread. `pnpm bench ask feed` shows what it saves and
 * what it costs. V8's own `--optimize-for-size` saves as much again and doubles the work of the live feed.
 */
export const frugalFlags = ['--max-semi-space-size=4', '--heap-growing-percent=20']
export const frugalEnv = { MALLOC_ARENA_MAX: '2' }
