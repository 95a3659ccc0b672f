import { MeView, UnreachableView } from '@zhibo/core/identity/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { asActor, withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { deliverOutbox } from '../notify/deliver.ts'
import { enqueue } from '../notify/enqueue.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { entriesOf } from '../testing/audit.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aPhone, aReachable, aStaff, type SignedIn } from '../testing/identity.ts'
import { aStation } from '../testing/stations.ts'
import { disableStaff } from './disable-staff.ts'
import { requestCode } from './request-code.ts'
import { signInByCode } from './sign-in-by-code.ts'
import { confirmPhone } from './staff-phone.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string
let host: SignedIn

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())
beforeEach(async () => {
  // Each test has the whole hour's allowance of codes for its address.
  bench.clock.advance(2 * 3_600_000)
  stationId = (await aStation(bench)).id
  host = await aStaff(bench, 'host', stationId)
})

const visitor = () => asActor(bench.system, { kind: 'visitor' })
async function aCode(phone: string): Promise<string> {
  await requestCode(visitor(), { phone })
  const [message] = await readOutbox(bench.system, 1)
  return /\d{6}/.exec(message!.text)![0]
}
const confirm = async (phone: string, code: string, who = host) =>
  (await client.ask(MeView, who, 'PUT', '/api/me/phone', { phone, code })).body
const refused = async (phone: string, code: string, who: SignedIn | null = host) =>
  (await client.refused(who, 'PUT', '/api/me/phone', { phone, code })).code
const actions = async (personId: string) => (await entriesOf(bench, 'person', personId)).map(({ action }) => action)

/** The phones that a message to a person goes to. */
async function reached(personId: string): Promise<string[]> {
  await bench.deps.db.deleteFrom('outbox_message').execute()
  await withTx(bench.system, (tx) =>
    enqueue(tx, { to: { personId }, template: 'session_soon', values: { title: '周三', startsAt: '19:30' } }),
  )
  const to: string[] = []
  await deliverOutbox(bench.system, { send: (message) => Promise.resolve(void to.push(message.to)) })
  return to
}

test('staff give the phone that messages reach them at, with a code that was sent there, and take it back', async () => {
  const phone = aPhone()
  expect(await reached(host.personId)).toEqual([])
  expect(await confirm(phone, await aCode(phone))).toMatchObject({
    personId: host.personId,
    phone: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
  })
  expect(await reached(host.personId)).toEqual([phone])

  const other = aPhone()
  await confirm(other, await aCode(other))
  expect(await reached(host.personId)).toEqual([other])

  // Taken back twice, it stands in the trail once.
  for (let nth = 0; nth < 2; nth++)
    expect((await client.ask(MeView, host, 'DELETE', '/api/me/phone')).body.phone).toBeNull()
  expect(await reached(host.personId)).toEqual([])
  expect((await actions(host.personId)).slice(-3)).toEqual([
    'staff.phone_confirmed',
    'staff.phone_confirmed',
    'staff.phone_removed',
  ])
})

test('the phone stands nowhere in clear, in the trail neither', async () => {
  const phone = aPhone()
  await confirm(phone, await aCode(phone))
  const { db } = bench.deps
  const account = await db.selectFrom('staff_account').selectAll().where('person_id', '=', host.personId).execute()
  expect(account[0]!.phone_cipher).toBeInstanceOf(Buffer)
  const told = JSON.stringify([account, await db.selectFrom('audit_entry').selectAll().execute()])
  expect(told).not.toContain(phone)
  expect(account[0]!.phone_cipher!.toString('latin1')).not.toContain(phone)
})

test('signs nobody in as staff: whoever holds it is a seeker, with a code as without one before', async () => {
  const phone = aPhone()
  await confirm(phone, await aCode(phone))
  bench.clock.advance(61_000)
  const { actor } = await signInByCode(visitor(), { phone, code: await aCode(phone) })
  expect(actor.personId).not.toBe(host.personId)
  expect(actor.grants).toEqual([])
})

test('may be that of a seeker, who keeps it, or of a colleague at the same desk', async () => {
  const phone = aPhone()
  const seeker = await aPerson(bench, phone)
  await confirm(phone, await aCode(phone))
  bench.clock.advance(61_000)
  const colleague = await aStaff(bench, 'host', stationId)
  await confirm(phone, await aCode(phone), colleague)
  for (const { personId } of [seeker, host, colleague]) expect(await reached(personId)).toEqual([phone])
})

test('a wrong code changes nothing and is counted; a right one is good once', async () => {
  const phone = aPhone()
  const code = await aCode(phone)
  const wrong = code === '000000' ? '000001' : '000000'
  for (let tries = 1; tries < 5; tries++) expect(await refused(phone, wrong)).toBe('code_wrong')
  expect(await refused(phone, wrong)).toBe('code_exhausted')
  expect(await refused(phone, code)).toBe('code_exhausted')
  expect(await reached(host.personId)).toEqual([])

  const second = aPhone()
  const right = await aCode(second)
  await confirm(second, right)
  expect(await refused(second, right)).toBe('code_expired')
  const third = aPhone()
  const late = await aCode(third)
  bench.clock.advance(5 * 60_000)
  expect(await refused(third, late)).toBe('code_expired')
  expect(await refused('12345', '123456')).toBe('invalid_body')
})

test('is for staff: everybody else is reached where they sign in', async () => {
  const phone = aPhone()
  const seeker = await aPerson(bench)
  const code = await aCode(phone)
  expect(await refused(phone, code, seeker)).toBe('forbidden')
  expect(await refused(phone, code, null)).toBe('not_signed_in')
  expect((await client.refused(seeker, 'DELETE', '/api/me/phone')).code).toBe('forbidden')
  expect((await client.refused(null, 'DELETE', '/api/me/phone')).code).toBe('not_signed_in')
})

test('goes with the account when that is closed', async () => {
  const phone = aPhone()
  await confirm(phone, await aCode(phone))
  await disableStaff(bench.system, { personId: host.personId })
  expect(await reached(host.personId)).toEqual([])
  // Signed in still when it was asked: the account was closed in between.
  bench.clock.advance(61_000)
  const late = { phone, code: await aCode(phone) }
  await expect(confirmPhone(host.ctx, late)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await reached(host.personId)).toEqual([])
})

test('a lead reads whom no message reaches, at the stations they lead', async () => {
  const unreachable = async (who: SignedIn) =>
    (await client.ask(z.array(UnreachableView), who, 'GET', '/api/staff/unreachable')).body
  const lead = await aReachable(bench, 'lead', stationId)
  const elsewhere = await aStaff(bench, 'lead', (await aStation(bench)).id)
  await aReachable(bench, 'reviewer', stationId)
  const gone = await aStaff(bench, 'agent', stationId)
  await disableStaff(bench.system, { personId: gone.personId })
  expect(await unreachable(lead)).toEqual([
    { personId: host.personId, name: host.actor.name, roles: [{ role: 'host', stationId }] },
  ])
  expect((await unreachable(elsewhere)).map(({ personId }) => personId)).toEqual([elsewhere.personId])
  const county = (await unreachable(await aStaff(bench, 'lead'))).map(({ personId }) => personId)
  expect(county).toEqual(expect.arrayContaining([host.personId, elsewhere.personId]))

  const phone = aPhone()
  await confirm(phone, await aCode(phone))
  expect(await unreachable(lead)).toEqual([])
  for (const role of ['host', 'reviewer', 'agent', 'auditor', 'admin'] as const)
    expect((await client.refused(await aStaff(bench, role, stationId), 'GET', '/api/staff/unreachable')).code).toBe(
      'forbidden',
    )
  expect((await client.refused(await aPerson(bench), 'GET', '/api/staff/unreachable')).code).toBe('forbidden')
  expect((await client.refused(null, 'GET', '/api/staff/unreachable')).code).toBe('not_signed_in')
})
