import type { Ctx } from '../context.ts'
import { hashPhone } from '../identity/people.ts'
import type { Invitation } from './member-queries.ts'

const phonePurpose = 'employer_invitation.phone'
const namePurpose = 'employer_invitation.name'

/** The columns that hold who was invited: sealed, and the hash by which their own phone finds it. */
export const sealInvited = (ctx: Ctx, phone: string, name: string) => ({
  phone_hash: hashPhone(ctx, phone),
  phone_cipher: ctx.vault.seal(phone, phonePurpose),
  name_cipher: ctx.vault.seal(name, namePurpose),
})

/** Who was invited. Whoever calls this answers for who gets to see it. */
export const openInvited = ({ vault }: Ctx, invitation: Pick<Invitation, 'phone_cipher' | 'name_cipher'>) => ({
  phone: vault.open(invitation.phone_cipher, phonePurpose),
  name: vault.open(invitation.name_cipher, namePurpose),
})
