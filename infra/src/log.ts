/** Where a step says what it is doing; one line at a time, without a line end. */
export type Log = (line: string) => void

/** A reason not to go on that a person can act on: printed as one line, without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** Lines with the time since the start, so that a slow step shows itself. */
export function elapsedLog(write: (line: string) => void = console.log): Log {
  const start = performance.now()
  return (line) => write(`${seconds(performance.now() - start).padStart(8)}  ${line}`)
}

/** 4.2 s, or 3 min 50 s. */
export function seconds(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  const whole = Math.round(ms / 1000)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** Prints why a start or a run failed, in one line where a person can act on it. */
export function printFailure(error: unknown): void {
  console.error(error instanceof Refusal ? error.message : error)
}
