import { employerLifecycle } from '@zhibo/core/employers/lifecycle'
import type { EmployerState } from '@zhibo/core/employers/schema'
import { recordAudit } from '../audit/record.ts'
import type { Ctx, Tx } from '../context.ts'
import { publishedJobsOf } from '../jobs/of-employer.ts'
import { stateAfter } from '../lifecycle.ts'
import { jobsUnavailable } from '../sessions/job-news.ts'
import { takeEmployerOffAir } from '../sessions/on-air.ts'
import { type Employer, listEmployers, listIdsOf, lockEmployer, updateEmployer } from './queries.ts'
import { tellOwners } from './tell-owners.ts'

/** Whom an entry of the blacklist is about: a credit code, or a person with the companies they own. */
export interface BehindEntry {
  creditCode: string | null
  ownerId: string | null
  /** Companies it keeps out already. */
  heldIds: readonly string[]
}

/** Locks every company an entry touches, in order, whatever its state. Called again it finds those that came meanwhile. */
export async function lockBehind(tx: Tx, behind: BehindEntry): Promise<Employer[]> {
  const locked: Employer[] = []
  for (const id of await listIdsOf(tx, behind)) locked.push(await lockEmployer(tx, id))
  return locked
}

const standsHere = (state: EmployerState): state is NonNullable<Employer['blacklisted_from']> => {
  const from: readonly EmployerState[] = employerLifecycle.blacklist.from
  return from.includes(state)
}

/**
 * Takes a locked company out of force at once: its jobs, its segments, its picture. A file still on the way stays; it
 * cannot pass. Says whether the company is out now.
 */
export async function shutOut(
  tx: Tx,
  employer: Employer,
  { reason, until }: { reason: string; until: string },
): Promise<boolean> {
  await tellOwners(tx, employer.id, 'employer_blacklisted', { employer: employer.name, reason, until })
  if (!standsHere(employer.state)) return employer.state === 'blacklisted'
  await updateEmployer(tx, employer.id, {
    state: stateAfter(employerLifecycle, employer.state, 'blacklist', 'system'),
    blacklisted_from: employer.state,
    version: employer.version + 1,
  })
  await jobsUnavailable(tx, await publishedJobsOf(tx, employer.id))
  await takeEmployerOffAir(tx, employer.id)
  return true
}

/** Lets a locked company back in. What was in force has to be looked at anew; what was suspended still is. */
export async function letBackIn(tx: Tx, employer: Employer): Promise<void> {
  if (employer.state !== 'blacklisted') return
  const action = employer.blacklisted_from === 'suspended' ? 'release_suspended' : 'release'
  const now = tx.clock()
  const stillLong = employer.approved_until !== null && employer.approved_until > now
  await updateEmployer(tx, employer.id, {
    state: stateAfter(employerLifecycle, employer.state, action, 'system'),
    blacklisted_from: null,
    version: employer.version + 1,
    ...(action === 'release' && stillLong ? { approved_until: now } : {}),
  })
}

/** Writes down for each company that it went or came back, in the chain of its station. */
export async function recordOnEach(
  tx: Tx,
  action: 'employer.blacklisted' | 'employer.released',
  employers: readonly Employer[],
  entryId: string,
): Promise<void> {
  for (const { id, station_id: stationId } of employers)
    await recordAudit(tx, action, { kind: 'employer', id }, { stationId, detail: { entry: entryId } })
}

/** The companies an entry touches, as a line each. */
export async function employersBehind(ctx: Ctx, behind: BehindEntry): Promise<{ id: string; name: string }[]> {
  const employers = await listEmployers(ctx, await listIdsOf(ctx, behind))
  return employers.map(({ id, name }) => ({ id, name }))
}
