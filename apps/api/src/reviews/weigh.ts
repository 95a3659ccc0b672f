import { checkJob } from '@zhibo/core/checks/check-job'
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
 * Counts what the checks of this moment find in a case's revision, and keeps the counts with the case, where the queue
 * reads and sorts by them. Done when it is handed in, whenever somebody opens it, and again for all that wait by the
 * sweep, so that new rules and rates reach old posts.
 */
export async function weigh(tx: Tx, reviewCase: ReviewCase, described?: SubjectDescription): Promise<ReviewCase> {
  const description = described ?? (await subjectOf(reviewCase).describe(tx, reviewCase))
  const found = await findingsOn(tx, reviewCase, description)
  const count = (action: Finding['action']) => found.filter((each) => each.action === action).length
  return updateCase(tx, reviewCase.id, {
    blocks: count('block') + (description.notes ?? []).filter(({ blocks }) => blocks).length,
    returns: count('return'),
    flags: count('flag'),
    weighed_at: tx.clock(),
  })
}

type Found = Finding | FileFinding

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

/**
 * Facts block: whatever the checks of this moment forbid stands against an approval, also where a new rule or rate came
 * after it was handed in. Only what a reviewer marked as wrong, words and all, and no lead found right after all, does not.
 */
export async function forbiddenIn(ctx: Ctx, reviewCase: ReviewCase, described: SubjectDescription): Promise<Found[]> {
  const marks = await listMarksOn(ctx, reviewCase.id, reviewCase.revision_id)
  const isMarked = (found: Found) =>
    marks.some(
      ({ rule, field, text, state }) =>
        state !== 'upheld' &&
        rule === found.rule &&
        field === found.field &&
        text === wordsOf(found, described.content),
    )
  const findings = await findingsOn(ctx, reviewCase, described)
  return findings.filter((found) => found.action === 'block' && !isMarked(found))
}

/** The words a finding points at; none where it is about a whole field. */
function wordsOf({ field, span }: Found, content: Record<string, unknown>): string {
  if (span === null) return ''
  const text = field.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], content)
  return String(text).slice(...span)
}

/** What makes one person's approval too little, by the codes of the notes that say so. */
export const signaturesFor = ({ notes = [] }: SubjectDescription): string[] =>
  notes.map(({ code }) => code).filter((code) => signatureCauses.includes(code))
