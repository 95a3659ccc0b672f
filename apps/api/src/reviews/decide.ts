import { returnedFields } from '@zhibo/core/reviews/fields'
import type { AskedField, Decide, ReviewCaseView } from '@zhibo/core/reviews/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { checkParts } from './check-parts.ts'
import { requireHolder } from './holder.ts'
import { lockWithSubject } from './lock.ts'
import { measureApproval } from './measure.ts'
import { propose } from './propose.ts'
import type { ReviewCase } from './queries.ts'
import { drawReinspection } from './reinspect.ts'
import { takeStep } from './step.ts'
import type { SubjectDescription } from './subject.ts'
import { subjectOf } from './subjects.ts'
import { tellDecided } from './tell-decided.ts'
import { forbiddenIn, signaturesFor } from './weigh.ts'
import { toCaseView } from './views.ts'

/**
 * Decides a claimed case on exactly the revision its holder saw, and gives the decision effect on its subject. An
 * approval that one person alone may not give waits for a second signature, with its reason, and has no effect yet.
 */
export async function decideCase(ctx: Ctx, caseId: string, input: Decide): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const held = await lockWithSubject(tx, caseId)
    const holder = await requireHolder(tx, held)
    if (held.version !== input.expectedVersion) throw new AppError('stale_version')
    if (held.state !== 'claimed') throw new AppError('not_from_here')
    const described = await subjectOf(held).describe(tx, held)
    checkParts(held.subject, input, described.content)

    const { decision, reasonCode, publicNote, internalNote, parts } = input
    const said = { reasonCode, publicNote, internalNote, parts }
    if (decision === 'approve' && (await mustBeSigned(tx, held, described)))
      return propose(tx, held, { action: 'approve', by: holder, reason: publicNote || internalNote, said })
    const decided = await takeStep(tx, held, decision, {
      reason: publicNote,
      said,
      changes: { decided_by: holder.personId, decided_at: tx.clock(), signed_by: null },
    })
    await subjectOf(held).applyDecision(tx, decided, decision)
    if (decision === 'approve') {
      await measureApproval(tx, decided)
      await drawReinspection(tx, decided)
    }
    const fields = returnedFields(parts)
    await tellDecided(tx, decided, decision, { publicNote, fields })
    const view = await toCaseView(tx, decided)
    await recordAudit(
      tx,
      `review.${decision}`,
      { kind: 'review_case', id: caseId },
      {
        stationId: held.station_id,
        detail: { subject: held.subject_id, revision: held.revision_id, reasonCode, ...namedIn(fields) },
      },
    )
    return view
  })
}

/** For the trail: which fields go back, and never the words. */
const namedIn = (fields: readonly AskedField[]): { fields?: string[] } =>
  fields.length === 0 ? {} : { fields: fields.map(({ field }) => field) }

/** Whether one person's approval is too little. What a note or the checks forbid is forbidden to two as well. */
async function mustBeSigned(tx: Tx, reviewCase: ReviewCase, described: SubjectDescription): Promise<boolean> {
  if (described.notes?.some(({ blocks }) => blocks)) throw new AppError('blacklisted')
  const findings = await forbiddenIn(tx, reviewCase, described)
  if (findings.length > 0) {
    const lapsed = findings.every(({ rule }) => rule === 'licence_lapsed')
    throw new AppError(lapsed ? 'licence_lapsed' : 'forbidden_by_checks', { details: { findings } })
  }
  return signaturesFor(described).length > 0
}
