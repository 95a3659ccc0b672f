import { SegmentKind, type SegmentInput, type SegmentView } from '@zhibo/core/sessions/schema'
import { figure, ticked, type Typed } from '#lib/forms/typed.ts'

/** One part of the run of show as it stands in the form. */
export interface TypedSegment {
  kind: SegmentKind
  title: string
  /** Empty: the station's own. */
  employerId: string
  employerName: string
  /** As typed: what is no number must come back to be mended. */
  minutes: string
  jobIds: string[]
}

/** What a press of a button asks for besides keeping what stands there. */
export type Change =
  | { kind: 'save' | 'submit' }
  | { kind: 'add'; employerId: string }
  | { kind: 'addOwn'; own: SegmentKind }
  | { kind: 'up' | 'down' | 'remove'; at: number }

/** The form's parts in their order, by the numbered names of its controls. */
export function segmentsOf(typed: Typed): TypedSegment[] {
  const segments: TypedSegment[] = []
  for (let at = 0; typed[`segments.${at}.employerId`] !== undefined; at++) {
    const kind = SegmentKind.safeParse(typed[`segments.${at}.kind`])
    segments.push({
      kind: kind.data ?? 'employer',
      title: typed[`segments.${at}.title`] ?? '',
      employerId: typed[`segments.${at}.employerId`] ?? '',
      employerName: typed[`segments.${at}.employerName`] ?? '',
      minutes: typed[`segments.${at}.minutes`] ?? '',
      jobIds: ticked(typed[`segments.${at}.jobIds`]),
    })
  }
  return segments
}

/** Which button was pressed: `up:2`, `add`, `save`. */
export function changeOf(typed: Typed): Change {
  const [kind = 'save', at] = (typed.change ?? '').split(':')
  switch (kind) {
    case 'up':
    case 'down':
    case 'remove':
      return { kind, at: Number(at) }
    case 'add':
      return { kind, employerId: typed.addEmployerId ?? '' }
    case 'addOwn':
      return { kind, own: SegmentKind.safeParse(typed.addKind).data ?? 'opening' }
    default:
      return { kind: kind === 'submit' ? 'submit' : 'save' }
  }
}

/** The parts after a move or a removal; out of range changes nothing. */
export function rearranged<T>(segments: readonly T[], change: Change): T[] {
  if (change.kind === 'remove') return segments.filter((_, at) => at !== change.at)
  if (change.kind !== 'up' && change.kind !== 'down') return [...segments]
  const to = change.kind === 'up' ? change.at - 1 : change.at + 1
  const moved = segments[change.at]
  const other = segments[to]
  if (moved === undefined || other === undefined) return [...segments]
  return segments.map((segment, at) => (at === to ? moved : at === change.at ? other : segment))
}

/** As the API wants it. A minutes box that holds no number fails the schema, at its place. */
export const toInput = ({
  kind,
  title,
  employerId,
  minutes,
  jobIds,
}: TypedSegment): Omit<SegmentInput, 'presenterPersonId'> => ({
  kind,
  title,
  employerId: employerId || null,
  minutes: figure(minutes) ?? 0,
  jobIds,
})

/** What is kept, as it stands in the form. */
export const toTyped = ({ kind, title, employerId, employerName, minutes, jobs }: SegmentView): TypedSegment => ({
  kind,
  title,
  employerId: employerId ?? '',
  employerName: employerName ?? '',
  minutes: String(minutes),
  jobIds: jobs.map((job) => job.id),
})
