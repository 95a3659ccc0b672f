import type { CreateStaff, StaffCredentials } from '@zhibo/core/identity/schema'
import { authorize } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { hashPassword, randomPassword } from './password.ts'
import { insertAccount, insertStaffPerson } from './staff-queries.ts'
import { newTotp, totpPurpose } from './totp.ts'

/** Makes an account that may do nothing yet. Its password and TOTP secret are answered once. */
export async function createStaff(ctx: Ctx, { account, name }: CreateStaff): Promise<StaffCredentials> {
  authorize(ctx.actor, 'account.edit', null)
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  const totp = newTotp(account)
  return withTx(ctx, async (tx) => {
    const personId = await insertStaffPerson(tx, name)
    const written = await insertAccount(tx, {
      person_id: personId,
      account,
      password_hash: passwordHash,
      totp_cipher: tx.vault.seal(totp.secret, totpPurpose),
      disabled_at: null,
      created_at: tx.clock(),
    })
    if (!written) throw new AppError('account_taken')
    await recordAudit(tx, 'staff.created', { kind: 'person', id: personId })
    return { personId, account, password, totpSecret: totp.secret, totpUri: totp.uri }
  })
}
