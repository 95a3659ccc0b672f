import type { ReviewNote } from '@zhibo/core/reviews/schema'
import type { Ctx, Tx } from '../context.ts'
import type { ReviewCase } from './queries.ts'

export type { ReviewCase, ReviewNote }

/** What a decision does to its subject. `overturn` gives a rejected revision the force an approval would have given it. */
export type ReviewOutcome = 'approve' | 'return' | 'reject' | 'suspend' | 'reinstate' | 'overturn'

/** What a reviewer looks at: exactly the revision of the case, and the one in force beside it. */
export interface SubjectDescription {
  content: Record<string, unknown>
  /** The revision that was in force before this one; null when none was, or when it is this one. */
  approvedContent: Record<string, unknown> | null
  employerName: string | null
  /** Stored files a reviewer of the case may open; the engine signs the links and writes the view into the trail. */
  evidence: readonly { label: string; fileId: string; /** By which it can be sent back. */ field?: string }[]
  /** What the subject's slice knows and the revision does not say. One that blocks forbids the approval. */
  notes?: readonly ReviewNote[]
}

/** What the engine asks of each kind of subject. Everything about states, claims, duties and history is the engine's. */
export interface ReviewSubjectHandler {
  /** Takes the subject's row lock, always before the case's own, so that submitting and deciding never wait for each other in a ring. */
  lock(tx: Tx, subjectId: string): Promise<void>
  describe(ctx: Ctx, reviewCase: ReviewCase): Promise<SubjectDescription>
  /** Of these revisions those on which the public may rely now, or again without anybody looking at them anew. */
  inForceAmong(ctx: Ctx, revisionIds: readonly string[]): Promise<string[]>
  /** Writes the outcome to the subject, inside the lock. Throws an AppError when the subject cannot take it. Writes no audit entry. */
  applyDecision(tx: Tx, reviewCase: ReviewCase, outcome: ReviewOutcome): Promise<void>
}
