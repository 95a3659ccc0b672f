import type { SegmentInput, SessionView, SetRunOfShow } from '@zhibo/core/sessions/schema'
import type { z } from 'zod'
import { authorize, requirePerson } from '../actor.ts'
import type { Ctx, Tx } from '../context.ts'
import { employerInForce } from '../employers/in-force.ts'
import { membersOf } from '../employers/members.ts'
import { cardsOf } from '../jobs/cards.ts'
import { AppError } from '../problem.ts'
import { updateSession } from './queries.ts'
import { ensurePresenter, replaceSegments } from './segment-queries.ts'
import { actOn, recordOn } from './step.ts'

/**
 * Replaces the run of show of a draft. Only employers and jobs in force get in. Unnamed, the employer's owner presents;
 * what belongs to no employer is presented by whoever plans it.
 */
export function setRunOfShow(ctx: Ctx, sessionId: string, input: SetRunOfShow): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.plan', session.station_id)
    if (session.state !== 'draft') throw new AppError('not_from_here')
    if (session.version !== input.expectedVersion) throw new AppError('stale_version')
    await requireJobsInForce(tx, input.segments)
    const presenters: string[] = []
    for (const [at, segment] of input.segments.entries()) {
      if (segment.employerId) await requireInForce(tx, segment.employerId)
      presenters.push(await ensurePresenter(tx, sessionId, segment.employerId, await presenterOf(tx, segment, at)))
    }
    await replaceSegments(tx, sessionId, input.segments, presenters)
    await updateSession(tx, sessionId, { version: session.version + 1 })
    await recordOn(tx, session, 'run_of_show_set', { segments: input.segments.length })
  })
}

/** Every job is open, belongs to the employer of its segment and stands in it once. */
async function requireJobsInForce(tx: Tx, segments: readonly SegmentInput[]): Promise<void> {
  const cards = await cardsOf(
    tx,
    segments.flatMap((segment) => segment.jobIds),
  )
  for (const [at, { employerId, jobIds }] of segments.entries()) {
    for (const [position, jobId] of jobIds.entries()) {
      const path = ['segments', at, 'jobIds', position]
      if (jobIds.indexOf(jobId) < position) throw refused(path, 'duplicate')
      const card = cards.get(jobId)
      if (!card || card.employerId !== employerId || card.state !== 'published')
        throw new AppError('job_not_in_force', { details: { jobId } })
    }
  }
}

/** Refuses an employer whose file is not verified now. */
export async function requireInForce(tx: Tx, employerId: string): Promise<void> {
  if (!(await employerInForce(tx, employerId))) throw new AppError('employer_not_in_force', { details: { employerId } })
}

async function presenterOf(tx: Tx, { employerId, presenterPersonId }: SegmentInput, at: number): Promise<string> {
  if (employerId === null) return requirePerson(tx.actor).personId
  const members = await membersOf(tx, employerId)
  // Owners come first.
  const presenter = members.find(({ personId }) => presenterPersonId === null || personId === presenterPersonId)
  if (!presenter) throw refused(['segments', at, 'presenterPersonId'], 'not_a_member')
  return presenter.personId
}

const refused = (path: (string | number)[], message: string): AppError => {
  const issue: z.core.$ZodIssue = { code: 'custom', path, message, input: undefined }
  return new AppError('invalid_body', { issues: [issue] })
}
