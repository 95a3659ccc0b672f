import type { Role, StaffCredentials } from '@zhibo/core/identity/schema'
import type { PersonActor } from '../actor.ts'
import { asActor, type Ctx, withTx } from '../context.ts'
import type { Bench } from '../db/testing.ts'
import { createStaff } from '../identity/create-staff.ts'
import { grantRole } from '../identity/grant-role.ts'
import { foundPerson, staffPhonePurpose } from '../identity/people.ts'
import { beginSession, type SignInWay, sessionCookie } from '../identity/session.ts'

/** Somebody signed in: as the context of a verb, and as the Cookie header of a request. */
export interface SignedIn {
  personId: string
  actor: PersonActor
  ctx: Ctx
  cookie: string
}

let nth = 0
/** Stories of several processes share one installation, in which an account is there once. */
const began = Date.now().toString(36)

/** The next phone number nobody has yet. */
export const aPhone = (): string => `139${String(++nth).padStart(8, '0')}`

/** The owner of a phone, signed in; a new one when none is given. */
export async function aPerson(bench: Bench, phone = aPhone()): Promise<SignedIn> {
  return signedIn(bench, await withTx(bench.system, (tx) => foundPerson(tx, phone)), 'code')
}

/** Staff with one role, at a station or in the county, signed in. */
export async function aStaff(
  bench: Bench,
  role: Role,
  stationId: string | null = null,
): Promise<SignedIn & { credentials: StaffCredentials }> {
  const credentials = await createStaff(bench.system, { account: `${role}-${began}-${++nth}`, name: `员工${nth}` })
  await grantRole(bench.system, { personId: credentials.personId, role, stationId })
  return { ...(await signedIn(bench, credentials.personId, 'password')), credentials }
}

/** Staff with one role whom a message reaches. */
export async function aReachable(bench: Bench, role: Role, stationId: string): Promise<SignedIn> {
  const staff = await aStaff(bench, role, stationId)
  const { vault } = bench.deps
  await bench.deps.db
    .updateTable('staff_account')
    .set({ phone_cipher: vault.seal(aPhone(), staffPhonePurpose), phone_confirmed_at: bench.clock.read() })
    .where('person_id', '=', staff.personId)
    .execute()
  return staff
}

/** Signs a person in again, with the roles and memberships they hold now. */
export async function signedIn(bench: Bench, personId: string, way: SignInWay): Promise<SignedIn> {
  const { token, actor } = await withTx(bench.system, (tx) => beginSession(tx, personId, way))
  return { personId, actor, ctx: asActor(bench.system, actor), cookie: `${sessionCookie}=${token}` }
}
