import { checkJob } from '@zhibo/core/checks/check-job'
import { isSameFinding, nameFinding } from '@zhibo/core/checks/named-finding'
import { type Finding, JobPost } from '@zhibo/core/checks/schema'
import { shanghaiDay } from '@zhibo/core/day'
import { checkFile } from '@zhibo/core/employers/check-file'
import type { FileFinding } from '@zhibo/core/employers/finding'
import { completedFile, type StoredEmployerFile } from '@zhibo/core/employers/schema'
import { signatureCauses } from '@zhibo/core/reviews/lifecycle'
import type { Ctx, Tx } from '../context.ts'
import { policies } from '../policy/policies.ts'
import { listMarksOn } from './mark-queries.ts'
import { type ReviewCase, updateCase } from './queries.ts'
import type { SubjectDescription } from './subject.ts'
import { subjectOf } from './subjects.ts'

/**
 * Counts what the checks of this moment find in a case's revision, but for what a reviewer marked as wrong, and keeps the
 * counts with the case, where the queue reads and sorts by them. Done when it is handed in, whenever somebody opens it,
 * and again by the sweeps for what waits and for what is in force, so that new rules and rates reach old posts.
 */
export async function weigh(tx: Tx, reviewCase: ReviewCase, described?: SubjectDescription): Promise<ReviewCase> {
  const description = described ?? (await subjectOf(reviewCase).describe(tx, reviewCase))
  const found = await foundIn(tx, reviewCase, description)
  const count = (action: Finding['action']) => found.filter((each) => each.action === action).length
  return updateCase(tx, reviewCase.id, {
    blocks: count('block') + (description.notes ?? []).filter(({ blocks }) => blocks).length,
    returns: count('return'),
    flags: count('flag'),
    weighed_at: tx.clock(),
  })
}

export type Found = Finding | FileFinding

async function findingsOn(ctx: Ctx, { subject }: ReviewCase, { content }: SubjectDescription): Promise<Found[]> {
  switch (subject) {
    case 'employer':
      return checkFile(completedFile(content as StoredEmployerFile), ctx.clock())
    case 'job': {
      const context = { policies: await policies(ctx), today: shanghaiDay(ctx.clock()) }
      return checkJob(JobPost.parse(content), context).findings
    }
    case 'session_plan':
      return []
  }
}

/** What the checks of this moment find, but for what a reviewer marked as wrong, words and all, and no lead found right after all. */
export async function foundIn(ctx: Ctx, reviewCase: ReviewCase, described: SubjectDescription): Promise<Found[]> {
  const marks = await listMarksOn(ctx, reviewCase.id, reviewCase.revision_id)
  const isMarked = (found: Found) =>
    marks.some((mark) => mark.state !== 'upheld' && isSameFinding(mark, nameFinding(found, described.content)))
  return (await findingsOn(ctx, reviewCase, described)).filter((found) => !isMarked(found))
}

/** Facts block: whatever the checks of this moment forbid stands against an approval, also where a new rule or rate came after it was handed in. */
export const forbiddenIn = async (ctx: Ctx, reviewCase: ReviewCase, described: SubjectDescription): Promise<Found[]> =>
  (await foundIn(ctx, reviewCase, described)).filter(({ action }) => action === 'block')

/** What makes one person's approval too little, by the codes of the notes that say so. */
export const signaturesFor = ({ notes = [] }: SubjectDescription): string[] =>
  notes.map(({ code }) => code).filter((code) => signatureCauses.includes(code))
