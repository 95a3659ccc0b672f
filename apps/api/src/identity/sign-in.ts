import type { SignIn } from '@zhibo/core/identity/schema'
import type { Ctx } from '../context.ts'
import type { NewSession } from './session.ts'
import { signInByCode } from './sign-in-by-code.ts'
import { signInByPassword } from './sign-in-by-password.ts'

/** Signs in: seekers and employers by phone and code, staff by account, password and one-time code. */
export function signIn(ctx: Ctx, input: SignIn): Promise<NewSession> {
  return 'account' in input ? signInByPassword(ctx, input) : signInByCode(ctx, input)
}
