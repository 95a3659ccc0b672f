import type { CreateEmployer, EmployerView } from '@zhibo/core/employers/schema'
import { refuseBarred, requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { found } from '../problem.ts'
import { stationNames } from '../stations/names.ts'
import { insertMember } from './member-queries.ts'
import { insertEmployer } from './queries.ts'
import { toView } from './views.ts'

/** Founds an employer with the person who asks as its owner, under the station that will check it. */
export async function createEmployer(ctx: Ctx, { stationId, name }: CreateEmployer): Promise<EmployerView> {
  const owner = requirePerson(ctx.actor)
  refuseBarred(owner)
  return withTx(ctx, async (tx) => {
    found((await stationNames(tx)).get(stationId))
    const employer = await insertEmployer(tx, {
      station_id: stationId,
      name,
      credit_code: null,
      state: 'draft',
      draft: JSON.stringify({ name }),
      approved_revision_id: null,
      approved_at: null,
      approved_until: null,
      blacklisted_from: null,
      created_by: owner.personId,
      created_at: tx.clock(),
    })
    await insertMember(tx, {
      employer_id: employer.id,
      person_id: owner.personId,
      role: 'owner',
      created_at: tx.clock(),
    })
    await recordAudit(tx, 'employer.founded', { kind: 'employer', id: employer.id }, { stationId })
    return toView(tx, employer)
  })
}
