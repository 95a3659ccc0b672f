import type { Candidate, PresenterPerson, RunOfShowView } from '@zhibo/core/sessions/run-of-show'
import { authorize } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { fileLink } from '../files/link.ts'
import { namesOf } from '../identity/names.ts'
import { found } from '../problem.ts'
import { listPresenters } from './presenter-queries.ts'
import { findLine } from './queries.ts'
import { candidatesFor } from './segment-people.ts'
import { listSegments } from './segment-queries.ts'
import { authorizeShow } from './standing.ts'

/** Who presents which segment with which slides, and who could, for those who plan at its station. */
export async function viewRunOfShow(ctx: Ctx, sessionId: string): Promise<RunOfShowView> {
  const session = found(await findLine(ctx, sessionId))
  authorize(ctx.actor, 'session.plan', session.station_id)
  const segments = await listSegments(ctx, sessionId)
  const personAt = new Map((await listPresenters(ctx, sessionId)).map(({ id, person_id }) => [id, person_id]))
  const employerIds = [...new Set(segments.flatMap(({ employer_id }) => employer_id ?? []))]
  const candidates: Record<string, Candidate[]> = {}
  for (const id of employerIds) candidates[id] = await candidatesFor(ctx, session.station_id, id)
  return {
    segments: await Promise.all(
      segments.map(async ({ id, presenter_id, co_presenters, slides }) => ({
        id,
        presenterPersonId: (presenter_id && personAt.get(presenter_id)) ?? null,
        coPresenterPersonIds: co_presenters.flatMap((each) => personAt.get(each.presenter_id) ?? []),
        slideFiles: await Promise.all(slides.map((slide) => fileLink(ctx, slide.file_id))),
      })),
    ),
    candidates,
    ownCandidates: await candidatesFor(ctx, session.station_id, null),
  }
}

/** Everyone who presents, by name, for those who run shows at its station: to them alone one company may be two people. */
export async function viewPeople(ctx: Ctx, sessionId: string): Promise<PresenterPerson[]> {
  const session = found(await findLine(ctx, sessionId))
  authorizeShow(ctx.actor, 'session.run', session)
  const presenters = await listPresenters(ctx, sessionId)
  const names = await namesOf(
    ctx,
    presenters.map(({ person_id }) => person_id),
  )
  return presenters.map(({ id, person_id }) => ({ presenterId: id, name: names.get(person_id) ?? '' }))
}
