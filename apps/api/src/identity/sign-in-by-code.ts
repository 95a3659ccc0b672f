import type { SignInByCode } from '@zhibo/core/identity/schema'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { foundPerson } from './people.ts'
import { beginSession, type NewSession } from './session.ts'
import { spendCode } from './spend-code.ts'

/** Signs in with a code from a message; a phone seen for the first time founds a person. A wrong try is counted before it is refused. */
export async function signInByCode(ctx: Ctx, { phone, code }: SignInByCode): Promise<NewSession> {
  const outcome = await withTx(
    ctx,
    async (tx) => (await spendCode(tx, phone, code)) ?? (await beginSession(tx, await foundPerson(tx, phone), 'code')),
  )
  if (typeof outcome === 'string') throw new AppError(outcome)
  return outcome
}
