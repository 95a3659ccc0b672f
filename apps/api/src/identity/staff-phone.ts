import type { ConfirmPhone, MeView } from '@zhibo/core/identity/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { me } from './me.ts'
import { staffPhonePurpose } from './people.ts'
import { spendCode } from './spend-code.ts'
import { lockAccount, type StaffAccount, updateAccount } from './staff-queries.ts'

/** Staff say where messages reach them, with a code that was sent there; instead of what they said before. It signs nobody in. */
export async function confirmPhone(ctx: Ctx, { phone, code }: ConfirmPhone): Promise<MeView> {
  const refused = await withTx(ctx, async (tx) => {
    const { person_id: personId } = await lockOwn(tx)
    const refusal = await spendCode(tx, phone, code)
    if (refusal) return refusal
    await keepPhone(tx, personId, phone)
    return null
  })
  if (refused) throw new AppError(refused)
  return me(ctx)
}

/** Whoever calls this knows that it is theirs. */
export async function keepPhone(tx: Tx, personId: string, phone: string): Promise<void> {
  const phone_cipher = tx.vault.seal(phone, staffPhonePurpose)
  await updateAccount(tx, personId, { phone_cipher, phone_confirmed_at: tx.clock() })
  await recordAudit(tx, 'staff.phone_confirmed', { kind: 'person', id: personId })
}

/** They take it back: no message reaches them then. */
export async function removePhone(ctx: Ctx): Promise<MeView> {
  await withTx(ctx, async (tx) => {
    const { person_id: personId, phone_cipher } = await lockOwn(tx)
    if (!phone_cipher) return
    await updateAccount(tx, personId, { phone_cipher: null, phone_confirmed_at: null })
    await recordAudit(tx, 'staff.phone_removed', { kind: 'person', id: personId })
  })
  return me(ctx)
}

/** Everybody else is reached at the phone they sign in with. An account may be closed while its owner types. */
async function lockOwn(tx: Tx): Promise<StaffAccount> {
  const { personId } = requirePerson(tx.actor)
  const account = await lockAccount(tx, personId)
  if (!account || account.disabled_at) throw new AppError('forbidden')
  return account
}
