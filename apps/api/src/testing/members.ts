import type { MemberRole } from '@zhibo/core/identity/schema'
import type { Bench } from '../db/testing.ts'
import { acceptInvitation } from '../employers/answer-invitation.ts'
import { inviteMember } from '../employers/invite.ts'
import type { AnEmployer } from './employers.ts'
import { aPerson, aPhone, type SignedIn, signedIn } from './identity.ts'

/** Somebody who was invited to act for a company and accepted, signed in with that membership. */
export async function aMember(
  bench: Bench,
  { employer, owner }: Pick<AnEmployer, 'employer' | 'owner'>,
  role: MemberRole = 'member',
): Promise<SignedIn> {
  const phone = aPhone()
  const guest = await aPerson(bench, phone)
  const invitation = await inviteMember(owner.ctx, employer.id, { phone, name: '王五', role })
  await acceptInvitation(guest.ctx, invitation.id)
  return signedIn(bench, guest.personId, 'code')
}
