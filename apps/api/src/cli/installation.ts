import { readFileSync } from 'node:fs'
import path from 'node:path'
import { problems } from '@zhibo/core/problem/codes'
import { wordIssue } from '@zhibo/core/problem/wording'
import { pino } from 'pino'
import { z } from 'zod'
import { type Config, readConfig } from '../config.ts'
import type { Ctx } from '../context.ts'
import { buildDeps } from '../main.ts'
import { AppError } from '../problem.ts'
import { VerbFailure } from './verb.ts'

/** Which file under DATA_DIR tells where a running start has its database and media server: variables as in the environment. */
export const runtimeFile = (dataDir: string): string => path.resolve(dataDir, 'runtime.json')

/** The environment of the installation: what is set, and for the rest what a running start has written down. */
export function installedEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  return { ...readRuntime(env.DATA_DIR || '.data'), ...given }
}

function readRuntime(dataDir: string): Record<string, string> {
  const file = runtimeFile(dataDir)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new VerbFailure(`cannot read ${file}`, { cause: error })
  }
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch (error) {
    throw new VerbFailure(`${file} is malformed: start again, which writes it anew`, { cause: error })
  }
}

/** The configuration a verb works on. Throws a VerbFailure that says how to give what is missing. */
export function installedConfig(env: NodeJS.ProcessEnv): Config {
  const installed = installedEnvironment(env)
  if (!installed.DATABASE_URL)
    throw new VerbFailure('no database: run `npm start` beside this, or set DATABASE_URL and SECRET_FILE')
  try {
    return readConfig(installed)
  } catch (error) {
    throw new VerbFailure(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/** Runs a verb's work on the installation, as the software itself; refusals become the one line on stderr. */
export async function onInstallation<T>(env: NodeJS.ProcessEnv, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const deps = buildDeps(installedConfig(env))
  const ctx: Ctx = {
    ...deps,
    log: pino({ level: 'silent' }),
    actor: { kind: 'system' },
    requestId: `cli-${process.pid}`,
    address: 'cli',
    locale: 'en',
  }
  try {
    return await work(ctx)
  } catch (error) {
    throw asFailure(error)
  } finally {
    await deps.feed.close()
    await deps.db.destroy()
  }
}

function asFailure(error: unknown): unknown {
  if (error instanceof AppError) return new VerbFailure(problems[error.code].words.en, { cause: error })
  if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED')
    return new VerbFailure('the database does not answer: is it running?', { cause: error })
  return error
}

/** What was typed, by the schema that also guards the API. */
export function typed<Schema extends z.ZodType>(schema: Schema, value: unknown, name = ''): z.infer<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new VerbFailure(issue ? `${issue.path.join('.') || name}: ${wordIssue(issue, 'en')}` : `${name} is not valid`)
}
