import { type SignInByPassword, staffRules } from '@zhibo/core/identity/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { verifyPassword } from './password.ts'
import { beginSession, type NewSession } from './session.ts'
import {
  findAccount,
  lockAccountByName,
  lockTries,
  type StaffTry,
  updateAccount,
  updateTries,
} from './staff-queries.ts'
import { totpPurpose, usedStep } from './totp.ts'

const day = 86_400_000

/** Signs in staff by account, password and one-time code. Five wrong tries in a row pause the name for 15 minutes, whether or not it exists. */
export async function signInByPassword(ctx: Ctx, input: SignInByPassword): Promise<NewSession> {
  const account = input.account.toLowerCase()
  const known = await findAccount(ctx, account)
  // Before the transaction: the hash takes its time, and takes the same time for a name that does not exist.
  const passwordFits = await verifyPassword(known?.password_hash, input.password)
  const outcome = await withTx(ctx, async (tx) => {
    const tries = await lockTries(tx, tx.vault.hash(account, 'staff_try'))
    if (tries.locked_until && tries.locked_until > tx.clock()) return tries.locked_until
    const staff = await lockAccountByName(tx, account)
    // The password may have been reset while we compared.
    const fits = passwordFits && staff !== undefined && staff.password_hash === known?.password_hash
    if (!fits || staff.disabled_at) return countWrong(tx, tries, staff?.person_id)
    const secret = tx.vault.open(staff.totp_cipher, totpPurpose)
    const step = usedStep(secret, input.totp, tx.clock(), staff.totp_last_step)
    if (step === null) return countWrong(tx, tries, staff.person_id)

    await updateAccount(tx, staff.person_id, { totp_last_step: step })
    await updateTries(tx, tries.account_hash, { failed: 0, locked_until: null, last_at: tx.clock() })
    return beginSession(tx, staff.person_id, 'password')
  })
  // Thrown outside the transaction: a refusal inside would take the count back with it.
  if (outcome === 'wrong') throw new AppError('credentials_wrong')
  if (outcome instanceof Date)
    throw new AppError('account_locked', {
      retryAfter: Math.ceil((outcome.getTime() - ctx.clock().getTime()) / 1000),
    })
  return outcome
}

async function countWrong(tx: Tx, tries: StaffTry, personId: string | undefined): Promise<'wrong' | Date> {
  const now = tx.clock()
  const stale = tries.last_at.getTime() < now.getTime() - day
  const failed = (stale ? 0 : tries.failed) + 1
  const locks = failed >= staffRules.tries
  const until = new Date(now.getTime() + staffRules.lockedForSeconds * 1000)
  await updateTries(tx, tries.account_hash, {
    failed: locks ? 0 : failed,
    locked_until: locks ? until : null,
    last_at: now,
  })
  if (!locks) return 'wrong'
  if (personId) await recordAudit(tx, 'staff.locked', { kind: 'person', id: personId })
  return until
}
