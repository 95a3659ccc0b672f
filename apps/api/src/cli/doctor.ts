import { statSync } from 'node:fs'
import { sql } from 'kysely'
import { isLoopback, type Config } from '../config.ts'
import type { Ctx } from '../context.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { findFfmpeg } from '../recordings/ffmpeg.ts'
import { installedConfig, installedEnvironment, onInstallation } from './installation.ts'
import { type Given, type Said, VerbFailure } from './verb.ts'

interface Finding {
  check: string
  ok: boolean
  /** What was seen, and how to mend it. */
  note: string
}

/** `doctor`: looks at everything the installation stands on; fails when something must be mended. */
export async function doctor({ env }: Given): Promise<Said> {
  const { config, finding } = configuration(env)
  const findings = config ? [finding, ...(await examine(env, config))] : [finding]
  const broken = findings.filter((each) => !each.ok)
  const lines = findings.map(({ check, ok, note }) => `${ok ? 'ok     ' : 'broken '} ${check}: ${note}`)
  return {
    data: { ok: broken.length === 0, findings },
    text: lines.join('\n'),
    ...(broken[0] ? { failure: `${broken.length} to mend: ${broken.map(({ check }) => check).join(', ')}` } : {}),
  }
}

function configuration(env: NodeJS.ProcessEnv): { config: Config | null; finding: Finding } {
  try {
    const config = installedConfig(env)
    return { config, finding: { check: 'configuration', ok: true, note: `origin ${config.origin}` } }
  } catch (error) {
    if (!(error instanceof VerbFailure)) throw error
    return { config: null, finding: { check: 'configuration', ok: false, note: error.message } }
  }
}

async function examine(env: NodeJS.ProcessEnv, config: Config): Promise<Finding[]> {
  return [
    secretFile(installedEnvironment(env).SECRET_FILE ?? ''),
    origin(config),
    messages(config),
    ...(await onInstallation(env, async (ctx) => [
      await database(ctx, config),
      await media(ctx, config),
      await recording(ctx, config),
    ])),
  ]
}

function secretFile(file: string): Finding {
  const mode = statSync(file).mode & 0o777
  const ok = (mode & 0o077) === 0
  return { check: 'secrets', ok, note: ok ? `${file}, readable by its owner alone` : `${file} is open: chmod 600` }
}

function origin({ origin: url, demo }: Config): Finding {
  const local = isLoopback(new URL(url).hostname)
  const ok = local || url.startsWith('https:')
  const note = ok ? (demo ? 'the demo is on' : url) : `ORIGIN ${url}: browsers give cameras to https only`
  return { check: 'origin', ok, note }
}

function messages({ sms, demo }: Config): Finding {
  if (sms) return { check: 'messages', ok: true, note: `handed to ${new URL(sms.url).host}` }
  if (demo) return { check: 'messages', ok: true, note: 'shown in the demo outbox' }
  return {
    check: 'messages',
    ok: false,
    note: 'nobody gets a code: set SMS_PROVIDER_URL and SMS_PROVIDER_KEY',
  }
}

async function database(ctx: Ctx, { databaseUrl }: Config): Promise<Finding> {
  const check = 'database'
  try {
    const { rows } = await sql<{ v: number }>`select current_setting('server_version_num')::int as v`.execute(ctx.db)
    const version = rows[0]?.v ?? 0
    if (version < 180_000) return { check, ok: false, note: `PostgreSQL 18 is needed, this is ${version}` }
    const pending = await pendingMigrations(databaseUrl)
    if (pending.length > 0) return { check, ok: false, note: `run \`zhibo migrate\`: ${pending.join(', ')}` }
    return { check, ok: true, note: `PostgreSQL ${Math.floor(version / 10_000)}, newest schema` }
  } catch (error) {
    return { check, ok: false, note: `does not answer (${error instanceof Error ? error.message : String(error)})` }
  }
}

async function media(ctx: Ctx, { livekit }: Config): Promise<Finding> {
  const answers = await ctx.media.healthy().catch(() => false)
  const note = answers ? livekit.url : `${livekit.url} does not answer, or not to this key`
  return { check: 'media server', ok: answers, note }
}

async function recording(ctx: Ctx, { recording: how, searchPath }: Config): Promise<Finding> {
  const check = 'recording'
  if (how === 'off') return { check, ok: true, note: 'off, as RECORDING says' }
  if (how === 'egress') {
    const answers = await ctx.media.recording.listEgress().then(
      () => true,
      () => false,
    )
    const note = answers ? 'by LiveKit egress' : 'the media server has no egress service: run one, or set RECORDING=rtc'
    return { check, ok: answers, note }
  }
  const found = findFfmpeg(searchPath)
  const note = found ? `with ${found.ffmpeg}` : 'shows are not recorded: install ffmpeg, or set RECORDING=off'
  return { check, ok: found !== null, note }
}
