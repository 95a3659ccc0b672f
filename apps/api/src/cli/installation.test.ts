import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { StaffCredentials } from '@zhibo/core/identity/schema'
import { generateSync } from 'otplib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { aDatabase } from '../db/testing.ts'
import { signInByPassword } from '../identity/sign-in-by-password.ts'
import { foundStation } from '../stations/found-station.ts'
import { runCommand } from './command.ts'
import { onInstallation } from './installation.ts'
import { verbs } from './verbs.ts'

let database: Awaited<ReturnType<typeof aDatabase>>
let folder: string
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  database = await aDatabase()
  folder = mkdtempSync(path.join(tmpdir(), 'zhibo-cli-'))
  const key = () => randomBytes(32).toString('base64')
  const secrets = { phoneKey: key(), lookupKey: key(), cookieKey: key(), fileKey: key(), auditKey: key() }
  env = {
    DATABASE_URL: database.url,
    LIVEKIT_URL: process.env.TEST_LIVEKIT_URL,
    LIVEKIT_API_KEY: process.env.TEST_LIVEKIT_API_KEY,
    LIVEKIT_API_SECRET: process.env.TEST_LIVEKIT_API_SECRET,
    SECRET_FILE: path.join(folder, 'secrets.json'),
    DATA_DIR: folder,
    DEMO: '1',
    PATH: process.env.PATH,
  }
  writeFileSync(env.SECRET_FILE!, JSON.stringify(secrets), { mode: 0o600 })
  await onInstallation(env, (ctx) =>
    foundStation(ctx, {
      slug: 'park',
      name: '轻纺服饰直播站',
      operator: '演示运营',
      hrLicenceNo: 'HR-1',
      hrLicenceExpires: '2027-12-31',
      supervisingBody: '演示人社局',
      supervisingPhone: '0818-0000000',
      studios: [],
      sessionsPerMonth: 4,
      airtimeMsPerMonth: 43_200_000,
      standardsFrom: '2026-01-01',
    }),
  )
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

async function zhibo(argv: string[], given: NodeJS.ProcessEnv = env) {
  let out = ''
  let err = ''
  const code = await runCommand(argv, verbs, {
    env: given,
    stdin: () => Promise.resolve(new Uint8Array()),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  })
  return { code, out, err }
}

const enter = ({ account, password, totpSecret }: StaffCredentials) =>
  onInstallation(env, (ctx) => signInByPassword(ctx, { account, password, totp: generateSync({ secret: totpSecret }) }))

test('a staff account is made, given a role, closed and opened again from the command line', async () => {
  const added = await zhibo(['user', 'add', 'li.na', '李娜', '--role', 'host', '--station', 'park', '--json'])
  expect(added).toMatchObject({ code: 0, err: '' })
  const credentials = StaffCredentials.parse(JSON.parse(added.out))
  expect((await enter(credentials)).actor.grants).toMatchObject([{ role: 'host' }])

  expect((await zhibo(['user', 'role', 'li.na', 'reviewer'])).out).toBe('li.na is now reviewer in the county\n')
  expect((await zhibo(['user', 'role', 'li.na', 'host', '--station', 'park', '--revoke'])).code).toBe(0)
  expect((await zhibo(['user', 'disable', 'li.na'])).code).toBe(0)
  await expect(enter(credentials)).rejects.toThrow('Account, password or one-time code is not right.')

  const reset = await zhibo(['user', 'reset', 'li.na', '--json'])
  expect((await enter(StaffCredentials.parse(JSON.parse(reset.out)))).actor.grants).toEqual([
    { role: 'reviewer', stationId: null },
  ])
})

test('what cannot be done is one line on stderr and exit 1', async () => {
  await zhibo(['user', 'add', 'taken', '某人'])
  const cases = [
    [['user', 'add', 'taken', '别人'], 'That account name is taken.'],
    [['user', 'add', 'X!', '某人'], 'account: An account name has 3 to 40'],
    [['user', 'role', 'nobody', 'host'], 'no account nobody'],
    [
      ['user', 'role', 'taken', 'king'],
      'ROLE (host, reviewer, lead, agent, auditor, admin): Please choose one of the options',
    ],
    [['user', 'role', 'taken', 'host', '--station', 'moon'], 'no station moon'],
    [['user', 'disable'], 'ACCOUNT is missing'],
  ] as const
  for (const [argv, line] of cases) {
    const { code, out, err } = await zhibo([...argv])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(line)
    expect(err.trim().split('\n')).toHaveLength(1)
  }
})

test('the database of a running start is found by its file under DATA_DIR; what is set in the environment goes first', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'zhibo-cli-run-'))
  const alone = { DATA_DIR: dataDir }
  expect((await zhibo(['migrate'], alone)).err).toContain('DATABASE_URL is missing')
  writeFileSync(path.join(dataDir, 'runtime.json'), JSON.stringify(env))
  expect(await zhibo(['migrate'], alone)).toMatchObject({ code: 0, out: 'the schema is the newest\n' })
  const elsewhere = { ...alone, DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }
  expect(await zhibo(['user', 'disable', 'li.na'], elsewhere)).toMatchObject({
    code: 1,
    err: 'zhibo user disable: the database does not answer: is it running?\n',
  })
  writeFileSync(path.join(dataDir, 'runtime.json'), '{')
  expect((await zhibo(['migrate'], alone)).err).toContain('runtime.json is malformed')
  rmSync(dataDir, { recursive: true })
})

test('the doctor finds all well, and names what is not with how to mend it', async () => {
  const well = await zhibo(['doctor', '--json'])
  expect(well).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(well.out)).toMatchObject({ ok: true })

  const nowhere = await zhibo(['doctor', '--json'], { ...env, LIVEKIT_URL: 'ws://127.0.0.1:9', DEMO: '0' })
  expect(nowhere.code).toBe(1)
  expect(nowhere.err).toBe('zhibo doctor: 2 to mend: messages, media server\n')
  expect(JSON.parse(nowhere.out)).toMatchObject({ ok: false })

  const bare = await zhibo(['doctor'], { ...env, PATH: '' })
  expect(bare.out).toContain('install ffmpeg, or set RECORDING=off')
  expect(await zhibo(['doctor'], { ...env, PATH: '', RECORDING: 'off' })).toMatchObject({ code: 0 })

  chmodSync(env.SECRET_FILE!, 0o644)
  expect((await zhibo(['doctor'])).out).toContain('chmod 600')
  chmodSync(env.SECRET_FILE!, 0o600)

  const { LIVEKIT_API_KEY: _, ...without } = env
  expect((await zhibo(['doctor'], without)).out).toContain('LIVEKIT_API_KEY')
})

test('the trail is sealed and proved from the command line; a tail cut off is one line on stderr', async () => {
  expect((await zhibo(['audit', 'seal'])).out).toMatch(/^wrote the daily files of \d{4}-\d\d-\d\d\n$/)
  expect((await zhibo(['audit', 'seal'])).out).toBe('every daily file is up to date\n')
  expect((await zhibo(['audit', 'verify'])).out).toMatch(
    /^\d+ links in \d chains, unbroken; 1 signed daily files agree\n$/,
  )
  expect((await zhibo(['audit', 'verify', '--from', '2020-01-01', '--to', '2020-02-01', '--json'])).out).toBe(
    '{"chains":0,"links":0,"seals":0,"fault":null}\n',
  )
  expect((await zhibo(['audit', 'verify', '--from', 'yesterday'])).err).toContain('from: ')

  const owner = new pg.Client({ connectionString: env.DATABASE_URL })
  await owner.connect()
  await owner.query(`
    alter table audit_entry disable trigger all;
    grant delete on audit_entry to current_user;
    delete from audit_entry where scope = 'county' and seq > 2;
    update audit_head head set seq = 2, hash = entry.hash from audit_entry entry
    where head.scope = 'county' and entry.scope = head.scope and entry.day = head.day and entry.seq = 2`)
  await owner.end()
  for (const verb of ['verify', 'seal']) {
    const { code, err } = await zhibo(['audit', verb])
    expect(code).toBe(1)
    expect(err).toMatch(/^zhibo audit \w+: broken on \S+ in the chain of the county: link 3 is gone: [^\n]*\n$/)
  }
})

test('half an SMS provider stops the start and names the missing half', () => {
  expect(() => readConfig({ ...env, SMS_PROVIDER_URL: 'https://sms.example/send' })).toThrow('SMS_PROVIDER_KEY')
  expect(() => readConfig({ ...env, SMS_PROVIDER_KEY: 'k' })).toThrow('SMS_PROVIDER_URL')
})

test('uploads lie in a folder, or in a bucket of which everything is said', () => {
  expect(readConfig(env).files).toEqual({ folder: expect.stringMatching(/\/files$/) })
  const bucket = { FILES_S3_BUCKET: 'evidence', FILES_S3_REGION: 'cn-north-1', FILES_S3_KEY_ID: 'k' }
  expect(() => readConfig({ ...env, ...bucket })).toThrow('missing in the environment: FILES_S3_SECRET')
  expect(readConfig({ ...env, ...bucket, FILES_S3_SECRET: 's' }).files).toMatchObject({
    bucket: 'evidence',
    endpoint: null,
  })
})
