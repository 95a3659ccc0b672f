import type { Locale } from '@zhibo/core/problem/locale'
import type { Ctx, Tx } from '../context.ts'
import { recordAudit } from '../audit/record.ts'
import { found } from '../problem.ts'
import { findPeople, findPerson, findPersonByPhone, findReach, insertPerson, type Person } from './queries.ts'
import { findAccount } from './staff-queries.ts'

const phonePurpose = 'person.phone'
export const staffPhonePurpose = 'staff.phone'

/** The look-up hash of a phone number as stored (11 digits). */
export const hashPhone = ({ vault }: Ctx, phone: string): Buffer => vault.hash(phone, phonePurpose)

/** Whether a person has a phone at all, without opening it. */
export async function hasPhone(ctx: Ctx, personId: string): Promise<boolean> {
  return found(await findPerson(ctx, personId)).phone_cipher !== null
}

/** A person's whole phone number, null when they have none. Whoever calls this answers for who gets to see it. */
export async function phoneOf(ctx: Ctx, personId: string): Promise<string | null> {
  const person = found(await findPerson(ctx, personId))
  return openPhone(ctx, person)
}

/** Where a message reaches somebody, and in which language they read it. */
export interface Reach {
  phone: string
  locale: Locale
}

/** How a person is reached, null when nowhere: at the phone they gave as staff, or the one they sign in with. */
export async function reachOf(ctx: Ctx, personId: string): Promise<Reach | null> {
  const { phone_cipher, staff_cipher, language } = found(await findReach(ctx, personId))
  const locale = language ?? 'zh-CN'
  if (staff_cipher) return { phone: ctx.vault.open(staff_cipher, staffPhonePurpose), locale }
  return phone_cipher ? { phone: ctx.vault.open(phone_cipher, phonePurpose), locale } : null
}

/** How the owner of a phone is reached there; whoever never signed in reads Chinese. */
export async function reachAt(ctx: Ctx, phone: string): Promise<Reach> {
  const owner = await findPersonByPhone(ctx, hashPhone(ctx, phone))
  return { phone, locale: owner?.language ?? 'zh-CN' }
}

/** What `phoneOf` says for many at once; whoever has none is not in it. */
export async function phonesOf(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string>> {
  const people = await findPeople(ctx, personIds)
  return new Map(
    people.flatMap((person): [string, string][] => {
      const phone = openPhone(ctx, person)
      return phone === null ? [] : [[person.id, phone]]
    }),
  )
}

export const openPhone = ({ vault }: Ctx, person: Person): string | null =>
  person.phone_cipher ? vault.open(person.phone_cipher, phonePurpose) : null

/** Who owns a phone number, undefined when nobody does yet. */
export async function personByPhone(ctx: Ctx, phone: string): Promise<string | undefined> {
  return (await findPersonByPhone(ctx, hashPhone(ctx, phone)))?.id
}

/** Who signs in under a staff account, undefined when there is none or it is disabled. */
export async function personByAccount(ctx: Ctx, account: string): Promise<string | undefined> {
  const staff = await findAccount(ctx, account.toLowerCase())
  return staff && !staff.disabled_at ? staff.person_id : undefined
}

/** Whose a staff account is, disabled or not. */
export async function accountHolder(ctx: Ctx, account: string): Promise<string | undefined> {
  return (await findAccount(ctx, account))?.person_id
}

/** The owner of a phone number, founded at first sight. Two at once make one person: the second finds the first's row. */
export async function foundPerson(tx: Tx, phone: string, name = ''): Promise<string> {
  const phoneHash = hashPhone(tx, phone)
  const known = await findPersonByPhone(tx, phoneHash)
  if (known) return known.id
  const person = await insertPerson(tx, {
    name,
    phone_hash: phoneHash,
    phone_cipher: tx.vault.seal(phone, phonePurpose),
    created_at: tx.clock(),
    deleted_at: null,
  })
  if (!person) return found(await findPersonByPhone(tx, phoneHash)).id
  await recordAudit(tx, 'person.founded', { kind: 'person', id: person.id })
  return person.id
}
