import { SegmentKind, type SegmentInput, type SegmentView } from '@zhibo/core/sessions/schema'
import type { PlannedSegment } from '@zhibo/core/sessions/run-of-show'
import { figure, ticked, type Typed } from '#lib/forms/typed.ts'

/** One part of the run of show as it stands in the form. */
export interface TypedSegment {
  kind: SegmentKind
  title: string
  /** Empty: the station's own. */
  employerId: string
  employerName: string
  /** Empty: nobody is named. */
  presenterPersonId: string
  coPresenterPersonIds: string[]
  /** As typed: what is no number must come back to be mended. */
  minutes: string
  jobIds: string[]
  slideFileIds: string[]
}

/** What a press of a button asks for besides keeping what stands there. */
export type Change =
  | { kind: 'save' | 'submit' }
  | { kind: 'add'; employerId: string }
  | { kind: 'addOwn'; own: SegmentKind }
  | { kind: 'addRound'; jobIds: string[] }
  | { kind: 'up' | 'down' | 'remove'; at: number }
  | { kind: 'jobUp' | 'jobDown' | 'slideUp' | 'slideDown'; at: number; item: number }

/** The form's parts in their order, by the numbered names of its controls. */
export function segmentsOf(typed: Typed): TypedSegment[] {
  const segments: TypedSegment[] = []
  for (let at = 0; typed[`segments.${at}.employerId`] !== undefined; at++) {
    const kind = SegmentKind.safeParse(typed[`segments.${at}.kind`])
    const text = (field: string) => typed[`segments.${at}.${field}`] ?? ''
    const presenterPersonId = text('presenterPersonId')
    segments.push({
      kind: kind.data ?? 'employer',
      title: text('title'),
      employerId: text('employerId'),
      employerName: text('employerName'),
      presenterPersonId,
      // Whoever was ticked to help and is then named to present does not help themselves.
      coPresenterPersonIds: ticked(text('coPresenterPersonIds')).filter((id) => id !== presenterPersonId),
      minutes: text('minutes'),
      jobIds: ticked(text('jobIds')),
      slideFileIds: ticked(text('slideFileIds')),
    })
  }
  return segments
}

/** Which button was pressed: `up:2`, `jobDown:0:1`, `slideUp:0:3`, `add`, `save`. */
export function changeOf(typed: Typed): Change {
  const [kind = 'save', at, item] = (typed.change ?? '').split(':')
  switch (kind) {
    case 'up':
    case 'down':
    case 'remove':
      return { kind, at: Number(at) }
    case 'jobUp':
    case 'jobDown':
    case 'slideUp':
    case 'slideDown':
      return { kind, at: Number(at), item: Number(item) }
    case 'add':
      return { kind, employerId: typed.addEmployerId ?? '' }
    case 'addOwn':
      return { kind, own: SegmentKind.safeParse(typed.addKind).data ?? 'opening' }
    case 'addRound':
      return { kind, jobIds: ticked(typed.roundJobIds) }
    default:
      return { kind: kind === 'submit' ? 'submit' : 'save' }
  }
}

/** A list in which what stood at one place stands at another; out of range changes nothing. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from]
  if (item === undefined || list[to] === undefined) return [...list]
  const rest = list.filter((_, at) => at !== from)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** The parts after a move or a removal. */
export function rearranged<T extends Pick<TypedSegment, 'jobIds' | 'slideFileIds'>>(
  segments: readonly T[],
  change: Change,
): T[] {
  switch (change.kind) {
    case 'remove':
      return segments.filter((_, at) => at !== change.at)
    case 'up':
      return moved(segments, change.at, change.at - 1)
    case 'down':
      return moved(segments, change.at, change.at + 1)
    case 'jobUp':
    case 'jobDown':
    case 'slideUp':
    case 'slideDown': {
      const list = change.kind.startsWith('job') ? 'jobIds' : 'slideFileIds'
      const to = change.kind.endsWith('Up') ? change.item - 1 : change.item + 1
      return segments.map((segment, at) =>
        at === change.at ? { ...segment, [list]: moved(segment[list], change.item, to) } : segment,
      )
    }
    default:
      return [...segments]
  }
}

/** As the API wants it. A minutes box that holds no number fails the schema, at its place. */
export const toInput = (segment: TypedSegment): SegmentInput => ({
  kind: segment.kind,
  title: segment.title,
  employerId: segment.employerId || null,
  presenterPersonId: segment.presenterPersonId || null,
  coPresenterPersonIds: segment.coPresenterPersonIds,
  minutes: figure(segment.minutes) ?? 0,
  jobIds: segment.jobIds,
  slideFileIds: segment.slideFileIds,
})

/** What is kept, as it stands in the form. */
export const toTyped = (segment: SegmentView, planned: PlannedSegment | undefined): TypedSegment => ({
  kind: segment.kind,
  title: segment.title,
  employerId: segment.employerId ?? '',
  employerName: segment.employerName ?? '',
  presenterPersonId: planned?.presenterPersonId ?? '',
  coPresenterPersonIds: planned?.coPresenterPersonIds ?? [],
  minutes: String(segment.minutes),
  jobIds: segment.jobs.map((job) => job.id),
  slideFileIds: planned?.slideFiles.map(({ id }) => id) ?? [],
})
