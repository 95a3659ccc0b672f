import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from './paths.ts'
import type { Step } from './steps.ts'
import { startChild } from './supervise.ts'
import { ensureWebBuild } from './web-build.ts'

export interface Outcome {
  passed: number
  failed: number
  /** Told beside the counts: nothing goes missing silently. */
  skipped: number
  output: string
}

const longestMs = 25 * 60_000

/** Runs one step to its end. What goes wrong is in the outcome, never thrown. */
export async function runStep(step: Step, env: NodeJS.ProcessEnv, vitestArgs: string[]): Promise<Outcome> {
  try {
    if (step.run === 'web build') return await runWebBuild()
    if ('projects' in step.run) return await runVitest(step.run.projects, env, vitestArgs)
    const { how, output } = await runCommand(step.run.command, join(root, step.run.in ?? ''), env)
    return how === 'code 0' ? passed(output) : failed(`${output}\nended with ${how}`)
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}

async function runWebBuild(): Promise<Outcome> {
  const said: string[] = []
  await ensureWebBuild((line) => said.push(line))
  return passed(said.join('\n'))
}

async function runVitest(projects: string[], env: NodeJS.ProcessEnv, more: string[]): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'zhibo-report-'))
  const report = join(dir, 'report.json')
  try {
    const command = [
      'vitest',
      'run',
      ...projects.map((name) => `--project=${name}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...more,
    ]
    const { how, output } = await runCommand(command, root, env)
    return { ...count(report, how === 'code 0'), output: how === 'code 0' ? output : `${output}\nended with ${how}` }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

/** A run that fails without a failed test (a file that does not load, no file at all) counts as one failure. */
function count(report: string, good: boolean): Omit<Outcome, 'output'> {
  const found = readReport(report)
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = found
  const whole = good && numPassedTests > 0
  return {
    passed: numPassedTests,
    failed: whole ? numFailedTests : Math.max(numFailedTests, 1),
    skipped: numPendingTests + numTodoTests,
  }
}

function readReport(path: string): Partial<Report> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    // Vitest ended before it could write one; its output says why, and the step counts as failed.
    return {}
  }
}

async function runCommand([command = '', ...args]: string[], cwd: string, env: NodeJS.ProcessEnv) {
  const path = [join(cwd, 'node_modules/.bin'), join(root, 'node_modules/.bin'), join(root, 'node_modules/node/bin')]
  const child = await startChild({
    command: '/usr/bin/env',
    args: [command, ...args],
    cwd,
    env: { ...process.env, ...env, PATH: [...path, process.env.PATH].join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.process.stdout!, child.process.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const timer = setTimeout(() => {
    output += `\ntook longer than ${longestMs / 60_000} min`
    void child.stop()
  }, longestMs)
  const how = await child.ended
  clearTimeout(timer)
  return { how, output }
}

const passed = (output: string): Outcome => ({ passed: 1, failed: 0, skipped: 0, output })
const failed = (output: string): Outcome => ({ passed: 0, failed: 1, skipped: 0, output })
