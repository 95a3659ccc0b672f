import { timingSafeEqual } from 'node:crypto'
import { codeRules } from '@zhibo/core/identity/schema'
import type { Ctx } from '../context.ts'
import type { SignInCode } from './queries.ts'

/** What is kept of a code: a keyed hash, bound to its phone. */
export const hashCode = ({ vault }: Ctx, phone: string, code: string): Buffer =>
  vault.hash(`${phone}\0${code}`, 'sign_in_code')

export type Judgement = 'right' | 'code_wrong' | 'code_expired' | 'code_exhausted'

/** What a typed code comes to at `now`. The fifth wrong one burns it: after that the right one helps no more. */
export function judgeCode(code: SignInCode | undefined, typedHash: Buffer, now: Date): Judgement {
  if (!code || code.used_at || code.expires_at <= now) return 'code_expired'
  if (code.tries >= codeRules.tries) return 'code_exhausted'
  if (timingSafeEqual(code.code_hash, typedHash)) return 'right'
  return code.tries + 1 >= codeRules.tries ? 'code_exhausted' : 'code_wrong'
}
