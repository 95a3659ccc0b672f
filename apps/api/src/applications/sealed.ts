import { SeekerProfile } from '@zhibo/core/applications/schema'
import type { Vault } from '../vault.ts'

/** Bound to where it stands: the copy an employer received cannot be read as the seeker's own, nor the other way round. */
type Place = 'application.profile' | 'seeker.profile'

export const sealProfile = (vault: Vault, profile: SeekerProfile, place: Place): Buffer =>
  vault.seal(JSON.stringify(profile), place)

export const openProfile = (vault: Vault, cipher: Buffer, place: Place): SeekerProfile =>
  SeekerProfile.parse(JSON.parse(vault.open(cipher, place)))
