import type { SessionAction } from '@zhibo/core/sessions/lifecycle'
import { PlanContent } from '@zhibo/core/sessions/plan-content'
import type { Tx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { namesOf } from '../identity/names.ts'
import { found } from '../problem.ts'
import { standingOf } from '../reviews/standing.ts'
import type { ReviewOutcome, ReviewSubjectHandler } from '../reviews/subject.ts'
import { stationNames } from '../stations/names.ts'
import { listPartners } from './joint/queries.ts'
import { clearRoom } from './off-air.ts'
import { releaseStudio } from './booking-queries.ts'
import { lockSession, type Session, updateSession } from './queries.ts'
import { findRevision } from './revision-queries.ts'
import { announcedIfCalledOff } from './standing.ts'
import { takeStep } from './step.ts'

// A plan is rejected once and for all: what an appeal overturns can only be planned anew, its hours are gone. Its page says
// why it was cancelled, in both languages where the words are ours.
const rejected = '没有通过审核 Not approved'
const overturned =
  '申诉成立，不该驳回。但时间已经让出，这一场不恢复，要办请重新排一场。The rejection did not stand. Its hours were freed meanwhile, so this session stays cancelled; please plan it anew.'
const actions: Record<Exclude<ReviewOutcome, 'overturn'>, SessionAction> = {
  approve: 'approve',
  return: 'return',
  reject: 'reject',
  suspend: 'suspend',
  reinstate: 'approve',
}

const publicNoteOf = async (tx: Tx, sessionId: string): Promise<string> =>
  (await standingOf(tx, 'session_plan', sessionId)).lastDecision?.publicNote ?? ''

/** Who has the page of a show open learns that it stands no more, and that it stands again. Before it was ever announced nobody has. */
async function tellAnnounced(tx: Tx, { id, announced_at }: Session, outcome: ReviewOutcome): Promise<void> {
  if (announced_at === null) return
  if (outcome === 'suspend') await appendLiveEvent(tx, id, { type: 'session.withdrawn' })
  if (outcome === 'approve' || outcome === 'reinstate') await appendLiveEvent(tx, id, { type: 'session.announced' })
}

/** Session plans before the reviewers. */
export const sessionPlanSubject: ReviewSubjectHandler = {
  async lock(tx, sessionId) {
    found(await lockSession(tx, sessionId))
  },

  async describe(ctx, { revision_id, subject_id }) {
    const { content } = found(await findRevision(ctx, revision_id))
    const plan = PlanContent.parse(content)
    // Names are read now: a revision never changes, and people ask to be called otherwise or to be forgotten.
    const names = await namesOf(
      ctx,
      plan.segments.flatMap(({ presenterPersonIds }) => presenterPersonIds),
    )
    const segments = plan.segments.map((segment) => ({
      ...segment,
      presenterNames: segment.presenterPersonIds.flatMap((id) => names.get(id) || []),
    }))
    const slides = [...new Set(segments.flatMap(({ slideFileIds }) => slideFileIds))]
    const said = new Map((await listPartners(ctx, subject_id)).map((each) => [each.station_id, each.state]))
    const stations = await stationNames(ctx)
    const partners = plan.partnerIds.map((id) => ({ name: stations.get(id) ?? '', state: said.get(id) ?? 'asked' }))
    return {
      content: { ...plan, segments, partners },
      approvedContent: null,
      employerName: null,
      evidence: slides.map((fileId) => ({ label: 'slide', field: 'segments', fileId })),
    }
  },

  // No rule of a text reads a plan: nothing is found in it later.
  inForceAmong: () => Promise.resolve([]),

  async applyDecision(tx, reviewCase, outcome) {
    const session = found(await lockSession(tx, reviewCase.subject_id))
    if (outcome === 'overturn') {
      if (session.cancel_reason?.startsWith(rejected))
        await updateSession(tx, session.id, { cancel_reason: overturned, version: session.version + 1 })
      return
    }
    // The host may have cancelled meanwhile: the decision stands in the case's history and changes nothing.
    if (session.state === 'cancelled') return
    await takeStep(tx, session, actions[outcome], {
      roles: ['reviewer'],
      reason: outcome,
      changes: {
        ...(outcome === 'approve' ? { announced_at: session.announced_at ?? tx.clock() } : {}),
        ...(outcome === 'reject'
          ? {
              cancel_reason: `${rejected}：${await publicNoteOf(tx, session.id)}`,
              announced_at: announcedIfCalledOff(session),
            }
          : {}),
      },
    })
    await tellAnnounced(tx, session, outcome)
    if (session.rehearsing_since) {
      await updateSession(tx, session.id, { rehearsing_since: null })
      await clearRoom(tx, session, 'rehearsal')
    }
    if (outcome === 'reject') await releaseStudio(tx, session.id)
  },
}
