import { randomInt } from 'node:crypto'
import { codeRules, type CodeSentView, type RequestCode } from '@zhibo/core/identity/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { enqueue } from '../notify/enqueue.ts'
import { AppError } from '../problem.ts'
import { hashCode } from './code.ts'
import { hashPhone } from './people.ts'
import { insertCode, listCodeTimes, takeTurn } from './queries.ts'

const hour = 3_600_000
const day = 24 * hour

/** Sends a sign-in code. Nothing in it depends on whether the phone is known. */
export async function requestCode(ctx: Ctx, { phone }: RequestCode): Promise<CodeSentView> {
  const phoneHash = hashPhone(ctx, phone)
  const addressHash = ctx.vault.hash(ctx.address, 'address')
  return withTx(ctx, async (tx) => {
    await takeTurn(tx, phoneHash)
    await takeTurn(tx, addressHash)
    await refuseTooMany(tx, phoneHash, addressHash)

    const code = String(randomInt(10 ** codeRules.digits)).padStart(codeRules.digits, '0')
    const now = tx.clock()
    const expiresAt = new Date(now.getTime() + codeRules.validForSeconds * 1000)
    const id = await insertCode(tx, {
      phone_hash: phoneHash,
      address_hash: addressHash,
      code_hash: hashCode(tx, phone, code),
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    await enqueue(tx, {
      to: { phone, locale: tx.locale },
      template: 'sign_in_code',
      values: { code, minutes: String(codeRules.validForSeconds / 60) },
      expiresAt,
    })
    await recordAudit(tx, 'code.requested', { kind: 'sign_in_code', id })
    return { resendAfterSeconds: codeRules.resendAfterSeconds, validForSeconds: codeRules.validForSeconds }
  })
}

async function refuseTooMany(tx: Tx, phoneHash: Buffer, addressHash: Buffer): Promise<void> {
  const now = tx.clock().getTime()
  const { perPhonePerDay, perAddressPerHour, resendAfterSeconds } = codeRules
  const ofPhone = await listCodeTimes(tx, 'phone_hash', phoneHash, new Date(now - day), perPhonePerDay)
  const sinceLast = ofPhone[0] ? now - ofPhone[0].getTime() : Infinity
  if (sinceLast < resendAfterSeconds * 1000)
    throw new AppError('code_too_soon', { retryAfter: Math.ceil(resendAfterSeconds - sinceLast / 1000) })
  refuseFull(ofPhone, perPhonePerDay, day, now)

  const most = perAddressPerHour * (tx.limitFactor ?? 1)
  refuseFull(await listCodeTimes(tx, 'address_hash', addressHash, new Date(now - hour), most), most, hour, now)
}

/** `times` are those of the window, newest first, at most `most`: the oldest of a full window says when there is room again. */
function refuseFull(times: Date[], most: number, windowMs: number, now: number): void {
  const oldest = times[most - 1]
  if (!oldest) return
  throw new AppError('too_many_requests', { retryAfter: Math.ceil((oldest.getTime() + windowMs - now) / 1000) })
}
