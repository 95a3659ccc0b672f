// `npm test`, and one kind of it: `test.ts [KIND] [what vitest is to run]`. The last line is `N passed, N failed`.
import { findChromium } from './chromium.ts'
import { requireFfmpeg } from './ffmpeg.ts'
import { findLivekit } from './livekit.ts'
import { elapsedLog, printFailure, Refusal, seconds } from './log.ts'
import { type Outcome, runStep } from './run-step.ts'
import { type Kind, kinds, type Step, stepsFor } from './steps.ts'
import { onEnd } from './supervise.ts'

const atOnce = 2
const log = elapsedLog()

// The watcher ends what is running.
onEnd(() => process.exit(130))

try {
  const [first, ...vitestArgs] = process.argv.slice(2)
  const steps = stepsFor(readKind(first))
  const env = await provide(steps)
  const outcomes = await runAll(steps, (step) => runStep(step, env, vitestArgs))
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0)
  const failed = sum((outcome) => outcome.failed)
  console.log(`${sum((outcome) => outcome.passed)} passed, ${failed} failed`)
  process.exit(failed > 0 ? 1 : 0)
} catch (error) {
  printFailure(error)
  console.log('0 passed, 1 failed')
  process.exit(1)
}

function readKind(text: string | undefined): Kind | undefined {
  const kind = kinds.find((kind) => kind === text)
  if (text && !kind) throw new Refusal(`no kind of tests is called ${text}: ${kinds.join(', ')}`)
  return kind
}

/** Gets what takes long or needs the network before the first step, so that no test waits for it. */
async function provide(steps: Step[]): Promise<NodeJS.ProcessEnv> {
  const needed = new Set(steps.flatMap((step) => step.needs ?? []))
  if (needed.has('media server')) await findLivekit({ log })
  if (needed.has('ffmpeg')) await requireFfmpeg({ log })
  return needed.has('browser') ? { CHROMIUM_PATH: await findChromium({ log }) } : {}
}

/** Two at a time, in order, except those that run alone or wait for another. */
async function runAll(steps: Step[], run: (step: Step) => Promise<Outcome>): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const running = new Map<Step, Promise<void>>()
  const waiting = [...steps]
  const isUnderway = (name: string) => [...running.keys(), ...waiting].some((step) => step.name === name)

  const runToOutcome = async (step: Step) => {
    const began = Date.now()
    const outcome = await run(step)
    outcomes.push(outcome)
    running.delete(step)
    tell(step, outcome, Date.now() - began)
  }

  while (waiting.length + running.size > 0) {
    const step = waiting.find((one) => mayBegin(one, running, isUnderway))
    if (step) {
      waiting.splice(waiting.indexOf(step), 1)
      running.set(step, runToOutcome(step))
    } else {
      await Promise.race(running.values())
    }
  }
  return outcomes
}

function mayBegin(step: Step, running: Map<Step, unknown>, isUnderway: (name: string) => boolean): boolean {
  if (step.after && isUnderway(step.after)) return false
  if (running.size >= atOnce || [...running.keys()].some((one) => one.alone)) return false
  return !step.alone || running.size === 0
}

function tell({ name }: Step, { passed, failed, skipped, output }: Outcome, ms: number): void {
  if (failed > 0) console.log(`\n${output.trim()}\n`)
  const skips = skipped > 0 ? `, ${skipped} skipped` : ''
  log(`${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed${skips} (${seconds(ms)})`)
}
