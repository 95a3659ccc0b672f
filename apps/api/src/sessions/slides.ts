import { mostSlides, type SegmentInput } from '@zhibo/core/sessions/schema'
import type { SlideView } from '@zhibo/core/sessions/run-of-show'
import { requirePerson } from '../actor.ts'
import type { Ctx, Tx } from '../context.ts'
import { fileLink } from '../files/link.ts'
import { AppError, found } from '../problem.ts'
import { listPlaces } from './presenter-queries.ts'
import { findLine } from './queries.ts'
import { refusedAt } from './refused-at.ts'
import { listSegments } from './segment-queries.ts'
import { listSlideFiles } from './slide-queries.ts'
import { isStaff, requireVisible } from './standing.ts'

/** How many pictures there are to show: a PDF has as many as pages. */
export const countSlides = (files: readonly { pages: number | null }[]): number =>
  files.reduce((sum, { pages }) => sum + (pages ?? 1), 0)

/** Every slide was sent as one, by whoever plans now or by somebody who had put it into this plan, and they are not too many. */
export async function requireSlides(tx: Tx, sessionId: string, segments: readonly SegmentInput[]): Promise<void> {
  const wanted = segments.flatMap(({ slideFileIds = [] }) => slideFileIds)
  if (wanted.length === 0) return
  const { personId } = requirePerson(tx.actor)
  const files = new Map((await listSlideFiles(tx, wanted, sessionId, personId)).map((file) => [file.id, file]))
  for (const [at, { slideFileIds = [] }] of segments.entries()) {
    for (const [position, id] of slideFileIds.entries()) {
      const path = ['segments', at, 'slideFileIds', position]
      if (slideFileIds.indexOf(id) < position) throw refusedAt(path, 'duplicate')
      if (!files.has(id)) throw refusedAt(path, 'slide_unknown')
    }
    if (countSlides(slideFileIds.map((id) => files.get(id)!)) > mostSlides)
      throw refusedAt(['segments', at, 'slideFileIds'], 'slides_many')
  }
}

/** The pictures of a session's segments: all of them for its station's staff, their own for those who present. */
export async function viewSlides(ctx: Ctx, sessionId: string): Promise<SlideView[]> {
  const { personId } = requirePerson(ctx.actor)
  const session = found(await findLine(ctx, sessionId))
  const places = (await listPlaces(ctx, sessionId, personId)).map(({ id }) => id)
  const staff = isStaff(ctx.actor, session)
  if (!staff && places.length === 0) {
    requireVisible(ctx.actor, session)
    throw new AppError('forbidden')
  }
  const segments = (await listSegments(ctx, sessionId)).filter(
    ({ presenter_id, co_presenters }) =>
      staff ||
      [presenter_id, ...co_presenters.map((each) => each.presenter_id)].some((id) => id && places.includes(id)),
  )
  const shown = await Promise.all(
    segments.map(async ({ id, slides }) =>
      (await Promise.all(slides.map((slide) => fileLink(ctx, slide.file_id)))).flatMap((file) => pagesOf(id, file)),
    ),
  )
  return shown.flat()
}

function pagesOf(segmentId: string, file: { id: string; url: string; pages: number | null }): SlideView[] {
  if (file.pages === null) return [{ segmentId, fileId: file.id, page: null, url: file.url }]
  return Array.from({ length: file.pages }, (_, at) => ({
    segmentId,
    fileId: file.id,
    page: at + 1,
    url: `${file.url}&page=${at + 1}`,
  }))
}
