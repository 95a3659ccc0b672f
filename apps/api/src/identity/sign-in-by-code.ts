import type { SignInByCode } from '@zhibo/core/identity/schema'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { hashCode, judgeCode } from './code.ts'
import { foundPerson, hashPhone } from './people.ts'
import { lockNewestCode, updateCode } from './queries.ts'
import { beginSession, type NewSession } from './session.ts'

/** Signs in with a code from a message; a phone seen for the first time founds a person. A wrong try is counted before it is refused. */
export async function signInByCode(ctx: Ctx, { phone, code: typed }: SignInByCode): Promise<NewSession> {
  const outcome = await withTx(ctx, async (tx) => {
    const code = await lockNewestCode(tx, hashPhone(tx, phone))
    const judgement = judgeCode(code, hashCode(tx, phone, typed), tx.clock())
    if (!code || judgement === 'code_expired') return 'code_expired'
    if (judgement !== 'right') {
      await updateCode(tx, code.id, { tries: code.tries + 1 })
      return judgement
    }
    await updateCode(tx, code.id, { used_at: tx.clock() })
    return beginSession(tx, await foundPerson(tx, phone), 'code')
  })
  // Thrown outside the transaction: a refusal inside would take the count back with it.
  if (typeof outcome === 'string') throw new AppError(outcome)
  return outcome
}
