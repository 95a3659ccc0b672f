import type { Tx } from '../context.ts'
import { hashCode, type Judgement, judgeCode } from './code.ts'
import { hashPhone } from './people.ts'
import { lockNewestCode, updateCode } from './queries.ts'

/**
 * Spends the code that was sent to a phone; null when it was right. A wrong try is counted, so a refusal is thrown outside
 * the transaction: inside it would take the count back with it.
 */
export async function spendCode(tx: Tx, phone: string, typed: string): Promise<Exclude<Judgement, 'right'> | null> {
  const code = await lockNewestCode(tx, hashPhone(tx, phone))
  const judgement = judgeCode(code, hashCode(tx, phone, typed), tx.clock())
  if (!code || judgement === 'code_expired') return 'code_expired'
  if (judgement !== 'right') {
    await updateCode(tx, code.id, { tries: code.tries + 1 })
    return judgement
  }
  await updateCode(tx, code.id, { used_at: tx.clock() })
  return null
}
