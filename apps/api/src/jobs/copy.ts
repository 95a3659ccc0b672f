import type { JobDraft, JobView } from '@zhibo/core/jobs/schema'
import { requireMember } from '../actor.ts'
import { type Ctx, withTx } from '../context.ts'
import { createJob } from './create.ts'
import { findJob } from './queries.ts'

/** Starts a new job from an earlier one: all of it but its last day and the pay of its last intake, which are its own. */
export async function copyJob(ctx: Ctx, jobId: string): Promise<JobView> {
  return withTx(ctx, async (tx) => {
    const { employer_id: employerId, draft } = await findJob(tx, jobId)
    requireMember(tx.actor, employerId)
    return createJob(tx, { employerId, draft: withoutItsOwn(draft) })
  })
}

const withoutItsOwn = (draft: JobDraft): JobDraft => ({
  ...draft,
  validUntil: null,
  ...(draft.pay ? { pay: { ...draft.pay, lastIntake: null } } : {}),
})
