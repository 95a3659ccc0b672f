import type { StaffCredentials } from '@zhibo/core/identity/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { found } from '../problem.ts'
import { hashPassword, randomPassword } from './password.ts'
import { revokeAllSessions } from './queries.ts'
import { requireOtherAdmin } from './staff-guard.ts'
import { lockAccount, updateAccount, updateTries } from './staff-queries.ts'
import { newTotp, totpPurpose } from './totp.ts'

/** Gives staff a new password and TOTP secret, ends their sessions, lifts a pause, and opens a disabled account again. */
export async function resetStaff(ctx: Ctx, { personId }: { personId: string }): Promise<StaffCredentials> {
  requireOtherAdmin(ctx, personId, null)
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  return withTx(ctx, async (tx) => {
    const { account } = found(await lockAccount(tx, personId))
    const totp = newTotp(account)
    await updateAccount(tx, personId, {
      password_hash: passwordHash,
      totp_cipher: tx.vault.seal(totp.secret, totpPurpose),
      totp_last_step: 0,
      disabled_at: null,
    })
    await updateTries(tx, tx.vault.hash(account, 'staff_try'), {
      failed: 0,
      locked_until: null,
      last_at: tx.clock(),
    })
    await revokeAllSessions(tx, personId)
    await recordAudit(tx, 'staff.reset', { kind: 'person', id: personId })
    return { personId, account, password, totpSecret: totp.secret, totpUri: totp.uri }
  })
}
