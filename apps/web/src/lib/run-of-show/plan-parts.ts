import type { RunOfShowView } from '@zhibo/core/sessions/run-of-show'
import type { SessionView } from '@zhibo/core/sessions/schema'
import type { KeptFile } from '#lib/files/kept.ts'
import { toTyped, type TypedSegment } from '#lib/host/run-of-show.ts'

/** A part with a name that stays its own wherever it is moved. */
export type Part = TypedSegment & { key: string }

export const keyed = (segments: readonly TypedSegment[]): Part[] =>
  segments.map((segment, at) => ({ ...segment, key: String(at) }))

/** What comes back from a press. */
export interface PlanAnswer {
  problem?: App.FormProblem
  typed?: TypedSegment[]
  saved?: boolean
  /** The part whose pictures were moved. */
  slidesOf?: number
}

/** What is kept, as it stands in the form. */
export const keptParts = (session: SessionView, plan: RunOfShowView): TypedSegment[] =>
  session.segments.map((segment) =>
    toTyped(
      segment,
      plan.segments.find(({ id }) => id === segment.id),
    ),
  )

/** The files of a part, out of all that are known. */
export const slidesOf = ({ slideFileIds }: TypedSegment, known: readonly KeptFile[]): KeptFile[] =>
  slideFileIds.map((id) => known.find((file) => file.id === id) ?? { id, mediaType: '', url: '' })
