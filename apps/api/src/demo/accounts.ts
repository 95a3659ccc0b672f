import type { DemoAccountView } from '@zhibo/core/demo/schema'
import { type Ctx, withTx } from '../context.ts'
import { personByAccount, personByPhone } from '../identity/people.ts'
import { beginSession, type NewSession } from '../identity/session.ts'
import { found } from '../problem.ts'
import { type DemoPerson, demoPeople } from './people.ts'

/** The demo's people whom the seed has made. */
export async function listAccounts(ctx: Ctx): Promise<DemoAccountView[]> {
  const made = await Promise.all(
    demoPeople.map(async (person) => ((await personIdOf(ctx, person)) === undefined ? [] : [person])),
  )
  return made.flat().map(({ id, role, name }) => ({ id, role, name }))
}

/** Signs in as one of the demo's people by one click. */
export async function signInAs(ctx: Ctx, accountId: string): Promise<NewSession> {
  const person = found(demoPeople.find(({ id }) => id === accountId))
  const personId = found(await personIdOf(ctx, person))
  return withTx(ctx, (tx) => beginSession(tx, personId, 'demo'))
}

const personIdOf = (ctx: Ctx, person: DemoPerson): Promise<string | undefined> =>
  'account' in person ? personByAccount(ctx, person.account) : personByPhone(ctx, person.phone)
