import type { EnterPolicy, PolicyRowView } from '@zhibo/core/policy/schema'
import type { Bench } from '../db/testing.ts'
import { confirmPolicy } from '../policy/confirm.ts'
import { enterPolicy } from '../policy/enter.ts'
import { aStaff } from './identity.ts'

/** A row that counts from its day on: one lead entered it, another confirmed it by its document. */
export async function aPolicy(
  bench: Bench,
  row: Pick<EnterPolicy, 'kind' | 'value' | 'from'> & { supersedes?: string },
): Promise<PolicyRowView> {
  const documentNo = '川人社发〔2026〕1号'
  const entered = { supersedes: null, ...row, documentNo, sure: true } as EnterPolicy
  const { id } = await enterPolicy((await aStaff(bench, 'lead')).ctx, entered)
  return confirmPolicy((await aStaff(bench, 'lead')).ctx, id, { documentNo })
}
