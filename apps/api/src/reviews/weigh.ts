import { checkJob } from '@zhibo/core/checks/check-job'
import { type Finding, JobPost } from '@zhibo/core/checks/schema'
import { shanghaiDay } from '@zhibo/core/day'
import { checkFile } from '@zhibo/core/employers/check-file'
import { completedFile, type StoredEmployerFile } from '@zhibo/core/employers/schema'
import { signatureCauses } from '@zhibo/core/reviews/lifecycle'
import type { Ctx, Tx } from '../context.ts'
import { policies } from '../policy/policies.ts'
import { type ReviewCase, updateCase } from './queries.ts'
import type { SubjectDescription } from './subject.ts'
import { subjectOf } from './subjects.ts'

/**
 * Counts what the checks of this moment find in a case's revision, and keeps the counts with the case, where the queue
 * reads and sorts by them. Done when it is handed in, whenever somebody opens it, and again for all that wait by the
 * sweep, so that new rules and rates reach old posts.
 */
export async function weigh(tx: Tx, reviewCase: ReviewCase, described?: SubjectDescription): Promise<ReviewCase> {
  const description = described ?? (await subjectOf(reviewCase).describe(tx, reviewCase))
  const found = await actionsFound(tx, reviewCase, description)
  const count = (action: Finding['action']) => found.filter((each) => each === action).length
  return updateCase(tx, reviewCase.id, {
    blocks: count('block'),
    returns: count('return'),
    flags: count('flag'),
    weighed_at: tx.clock(),
  })
}

async function actionsFound(
  ctx: Ctx,
  { subject }: ReviewCase,
  { content, notes = [] }: SubjectDescription,
): Promise<Finding['action'][]> {
  switch (subject) {
    case 'employer': {
      const findings = checkFile(completedFile(content as StoredEmployerFile), ctx.clock())
      const blocking = notes.filter(({ blocks }) => blocks).map(() => 'block' as const)
      return [...blocking, ...findings.map(({ action }) => action)]
    }
    case 'job': {
      const context = { policies: await policies(ctx), today: shanghaiDay(ctx.clock()) }
      return checkJob(JobPost.parse(content), context).findings.map(({ action }) => action)
    }
    case 'session_plan':
      return []
  }
}

/** What makes one person's approval too little, by the codes of the notes that say so. */
export const signaturesFor = ({ notes = [] }: SubjectDescription): string[] =>
  notes.map(({ code }) => code).filter((code) => signatureCauses.includes(code))
