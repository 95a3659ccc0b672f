import type { BlacklistEntryView, ProposeEntry } from '@zhibo/core/blacklist/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { membersOf } from '../employers/members.ts'
import { hashPhone, personByPhone, phoneOf } from '../identity/people.ts'
import { AppError, found } from '../problem.ts'
import { requireDuty } from './duty.ts'
import { insertEntry } from './queries.ts'
import { sealPhone } from './sealed.ts'
import type { BlacklistEntryTable } from './tables.ts'
import { toView } from './views.ts'

/** Proposes an entry. It has no force until somebody else signs it. */
export async function proposeEntry(ctx: Ctx, input: ProposeEntry): Promise<BlacklistEntryView> {
  const proposer = requireDuty(ctx.actor, 'blacklist.propose')
  return withTx(ctx, async (tx) => {
    const { months, reasonCode, reason, internalNote } = input
    const entry = await oneAtATime(
      insertEntry(tx, {
        ...(await subjectOf(tx, input)),
        months,
        reason_code: reasonCode,
        reason,
        internal_note: internalNote,
        proposed_by: proposer.personId,
        proposed_at: tx.clock(),
        signed_by: null,
        signed_at: null,
        until: null,
        ended_by: null,
        ended_at: null,
        end_reason: null,
      }),
    )
    await recordAudit(
      tx,
      'blacklist.proposed',
      { kind: 'blacklist_entry', id: entry.id },
      { detail: { kind: entry.kind, reasonCode, months } },
    )
    return toView(tx, entry)
  })
}

type Subject = Pick<BlacklistEntryTable, 'kind' | 'credit_code' | 'person_id' | 'phone_hash' | 'phone_cipher'>

/** A person is kept by id and by phone, so that neither a new account nor a new number of the same account helps. */
async function subjectOf(tx: Tx, input: ProposeEntry): Promise<Subject> {
  const nobody = { credit_code: null, person_id: null, phone_hash: null, phone_cipher: null }
  switch (input.kind) {
    case 'credit_code':
      return { ...nobody, kind: 'credit_code', credit_code: input.creditCode }
    case 'person':
      return { ...nobody, ...person(tx, (await personByPhone(tx, input.phone)) ?? null, input.phone) }
    case 'member': {
      const members = await membersOf(tx, input.employerId)
      const { personId } = found(members.find((member) => member.personId === input.personId))
      return { ...nobody, ...person(tx, personId, await phoneOf(tx, personId)) }
    }
  }
}

const person = (tx: Tx, personId: string | null, phone: string | null) => ({
  kind: 'person' as const,
  person_id: personId,
  phone_hash: phone === null ? null : hashPhone(tx, phone),
  phone_cipher: phone === null ? null : sealPhone(tx, phone),
})

/** The database keeps one standing entry for each code, person and phone. */
async function oneAtATime<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : ''
    throw constraint.startsWith('blacklist_one_') ? new AppError('blacklist_exists', { cause: error }) : error
  }
}
