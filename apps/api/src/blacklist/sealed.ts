import type { Ctx } from '../context.ts'

const purpose = 'blacklist_entry.phone'

export const sealPhone = ({ vault }: Ctx, phone: string): Buffer => vault.seal(phone, purpose)

/** The whole number of an entry. Whoever calls this answers for who gets to see it. */
export const openPhone = ({ vault }: Ctx, sealed: Buffer): string => vault.open(sealed, purpose)
