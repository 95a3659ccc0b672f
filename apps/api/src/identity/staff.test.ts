import { MeView, type StaffCredentials } from '@zhibo/core/identity/schema'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { asActor } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { aStaff, signedIn } from '../testing/identity.ts'
import { createStaff } from './create-staff.ts'
import { disableStaff } from './disable-staff.ts'
import { grantRole } from './grant-role.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { resetStaff } from './reset-staff.ts'
import { revokeRole } from './revoke-role.ts'
import { signInByPassword } from './sign-in-by-password.ts'

let bench: Bench
let station: string
let elsewhere: string
beforeAll(async () => {
  bench = await aBench()
  station = await aStation('here')
  elsewhere = await aStation('elsewhere')
})
afterAll(() => bench.close())

async function aStation(slug: string): Promise<string> {
  const made = await bench.deps.db
    .insertInto('facility')
    .values({
      kind: 'station',
      slug,
      name: '站',
      operator: '运营',
      hr_licence_no: 'HR-1',
      hr_licence_expires: '2027-12-31',
      supervising_body: '人社局',
      supervising_phone: '0818-0000000',
      created_at: bench.clock.read(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

let nth = 0
const anAccount = () => createStaff(bench.system, { account: `staff-${++nth}`, name: '员工' })
const visitor = () => asActor(bench.system, { kind: 'visitor' })

const totpNow = ({ totpSecret }: StaffCredentials, offsetSeconds = 0) =>
  generateSync({ secret: totpSecret, epoch: Math.floor(bench.clock.read().getTime() / 1000) + offsetSeconds })

const enter = (staff: StaffCredentials, change: Partial<{ account: string; password: string; totp: string }> = {}) =>
  signInByPassword(visitor(), {
    account: staff.account,
    password: staff.password,
    totp: totpNow(staff),
    ...change,
  })

const lastAudit = () =>
  bench.deps.db.selectFrom('audit_entry').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

test('staff sign in with account, password and one-time code, for a working day', async () => {
  const staff = await anAccount()
  await grantRole(bench.system, { personId: staff.personId, role: 'host', stationId: station })
  const app = buildApp(bench.deps)
  const answer = await app.request('/api/auth/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: staff.account.toUpperCase(), password: staff.password, totp: totpNow(staff) }),
  })
  expect(answer.status).toBe(201)
  expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=43200;')
  expect(MeView.parse(await answer.json())).toMatchObject({
    personId: staff.personId,
    phone: null,
    roles: [{ role: 'host', stationId: station }],
  })
  expect(await lastAudit()).toMatchObject({ action: 'person.signed_in', actor_id: staff.personId })
})

test('password, one-time code and account must all be right; a refusal does not say which was not', async () => {
  const staff = await anAccount()
  for (const change of [{ password: 'wrong' }, { totp: totpNow(staff, 300) }, { account: 'nobody-here' }])
    await expect(enter(staff, change)).rejects.toMatchObject({ code: 'credentials_wrong' })
})

test('a one-time code is good once, and a minute off at most', async () => {
  const staff = await anAccount()
  const used = totpNow(staff)
  await enter(staff, { totp: used })
  await expect(enter(staff, { totp: used })).rejects.toMatchObject({ code: 'credentials_wrong' })
  bench.clock.advance(60_000)
  const both = await Promise.allSettled([enter(staff), enter(staff)])
  expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  bench.clock.advance(120_000)
  await expect(enter(staff, { totp: totpNow(staff, -30) })).resolves.toBeDefined()
})

test('five wrong tries pause an account for 15 minutes, also for the right password, and tell nothing of whether it exists', async () => {
  const staff = await anAccount()
  const codesOf = async (account: string) => {
    const codes: string[] = []
    for (let tries = 0; tries < 6; tries++)
      await enter(staff, { account, password: 'wrong' }).catch((error: { code: string }) => codes.push(error.code))
    return codes
  }
  const seen = await codesOf(staff.account)
  expect(seen).toEqual([...Array<string>(4).fill('credentials_wrong'), 'account_locked', 'account_locked'])
  expect(await codesOf('nobody-at-all')).toEqual(seen)
  await expect(enter(staff)).rejects.toMatchObject({ code: 'account_locked', retryAfter: 900 })

  bench.clock.advance(900_000)
  await expect(enter(staff)).resolves.toBeDefined()
})

test('twenty guesses at once are counted one by one', async () => {
  const staff = await anAccount()
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => enter(staff, { password: 'wrong' })))
  const codes = tries.map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : 'in'))
  expect(codes.filter((code) => code === 'credentials_wrong')).toHaveLength(4)
  expect(codes.filter((code) => code === 'account_locked')).toHaveLength(16)
  await expect(enter(staff)).rejects.toMatchObject({ code: 'account_locked' })
})

test('a password is kept as argon2id with a salt of its own, and no hash fits without an account', async () => {
  const [one, two] = await Promise.all([hashPassword('织播密码'), hashPassword('织播密码')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword(one, '织播密码')).toBe(true)
  expect(await verifyPassword(one, '织播密')).toBe(false)
  expect(await verifyPassword(undefined, '织播密码')).toBe(false)
})

test('only an administrator keeps accounts, at their station or in the county', async () => {
  const target = await anAccount()
  const { personId } = target
  const local = await aStaff(bench, 'admin', station)
  const county = await aStaff(bench, 'admin')
  for (const role of ['host', 'reviewer', 'lead', 'agent', 'auditor'] as const) {
    const { ctx } = await aStaff(bench, role)
    const forbidden = { code: 'forbidden' }
    await expect(createStaff(ctx, { account: 'x-account', name: '某人' })).rejects.toMatchObject(forbidden)
    await expect(grantRole(ctx, { personId, role: 'host', stationId: station })).rejects.toMatchObject(forbidden)
    await expect(revokeRole(ctx, { personId, role: 'host', stationId: station })).rejects.toMatchObject(forbidden)
    await expect(disableStaff(ctx, { personId })).rejects.toMatchObject(forbidden)
    await expect(resetStaff(ctx, { personId })).rejects.toMatchObject(forbidden)
  }
  await expect(createStaff(visitor(), { account: 'x-account', name: '某人' })).rejects.toMatchObject({
    code: 'not_signed_in',
  })
  await grantRole(local.ctx, { personId, role: 'host', stationId: station })
  expect(await lastAudit()).toMatchObject({
    action: 'role.granted',
    scope: station,
    actor_id: local.personId,
    subject_id: personId,
    detail: { role: 'host' },
  })
  for (const stationId of [elsewhere, null])
    await expect(grantRole(local.ctx, { personId, role: 'host', stationId })).rejects.toMatchObject({
      code: 'forbidden',
    })
  await expect(resetStaff(local.ctx, { personId })).rejects.toMatchObject({ code: 'forbidden' })
  await grantRole(county.ctx, { personId, role: 'lead', stationId: null })
})

test('nobody grants, takes away, disables or resets on themselves', async () => {
  const { ctx, personId } = await aStaff(bench, 'admin')
  const own = { code: 'own_account' }
  await expect(grantRole(ctx, { personId, role: 'lead', stationId: null })).rejects.toMatchObject(own)
  await expect(revokeRole(ctx, { personId, role: 'admin', stationId: null })).rejects.toMatchObject(own)
  await expect(disableStaff(ctx, { personId })).rejects.toMatchObject(own)
  await expect(resetStaff(ctx, { personId })).rejects.toMatchObject(own)
})

test('a role is held once however often it is granted, and is gone with the next request', async () => {
  const { personId, ctx } = await aStaff(bench, 'host', station)
  await grantRole(bench.system, { personId, role: 'host', stationId: station })
  await grantRole(bench.system, { personId, role: 'host', stationId: null })
  expect((await signedIn(bench, personId, 'password')).actor.grants).toEqual([
    { role: 'host', stationId: station },
    { role: 'host', stationId: null },
  ])
  await revokeRole(bench.system, { personId, role: 'host', stationId: station })
  expect(await lastAudit()).toMatchObject({ action: 'role.revoked', subject_id: personId, scope: station })
  await expect(revokeRole(bench.system, { personId, role: 'host', stationId: station })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(ctx.actor).toMatchObject({ grants: [{ role: 'host', stationId: station }] })
})

test('a role is for staff: a person who signs in by phone cannot be given one', async () => {
  await expect(
    grantRole(bench.system, { personId: crypto.randomUUID(), role: 'host', stationId: null }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('a disabled account is out at once and stays out, until it is reset with new credentials', async () => {
  const staff = await anAccount()
  const { cookie } = await signedIn(bench, staff.personId, 'password')
  const status = async () => (await buildApp(bench.deps).request('/api/me', { headers: { cookie } })).status
  expect(await status()).toBe(200)
  await disableStaff(bench.system, staff)
  expect(await lastAudit()).toMatchObject({ action: 'staff.disabled', subject_id: staff.personId })
  expect(await status()).toBe(401)
  await expect(enter(staff)).rejects.toMatchObject({ code: 'credentials_wrong' })

  const fresh = await resetStaff(bench.system, staff)
  expect(await lastAudit()).toMatchObject({ action: 'staff.reset', subject_id: staff.personId })
  await expect(enter(staff)).rejects.toMatchObject({ code: 'credentials_wrong' })
  await expect(enter(fresh)).resolves.toBeDefined()
  expect(await status()).toBe(401)
})

test('a reset lifts the pause', async () => {
  const staff = await anAccount()
  for (let tries = 0; tries < 5; tries++) await enter(staff, { password: 'wrong' }).catch(() => undefined)
  const fresh = await resetStaff(bench.system, staff)
  await expect(enter(fresh)).resolves.toBeDefined()
})

test('an account name is taken once', async () => {
  const { account } = await anAccount()
  await expect(createStaff(bench.system, { account, name: '别人' })).rejects.toMatchObject({ code: 'account_taken' })
})

test('neither password nor one-time secret is in clear in the database', async () => {
  const staff = await anAccount()
  const rows = await bench.deps.db.selectFrom('staff_account').selectAll().execute()
  for (const row of rows) {
    const stored = JSON.stringify({ ...row, totp_cipher: row.totp_cipher.toString('latin1') })
    expect(stored).not.toContain(staff.password)
    expect(stored).not.toContain(staff.totpSecret)
  }
})
