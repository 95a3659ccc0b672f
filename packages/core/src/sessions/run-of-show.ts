import { z } from 'zod'
import { FileView } from '../files/schema.ts'

/** Somebody who may present: whoever acts for the employer, or, of the station's own segments, its hosts. */
export const Candidate = z.object({ personId: z.uuid(), name: z.string() })
export type Candidate = z.infer<typeof Candidate>

/** What only those who plan see of a segment: who presents it, by person, and its slides as files. */
export const PlannedSegment = z.object({
  id: z.uuid(),
  presenterPersonId: z.uuid().nullable(),
  coPresenterPersonIds: z.array(z.uuid()),
  slideFiles: z.array(FileView),
})
export type PlannedSegment = z.infer<typeof PlannedSegment>

/** A plan for those who make it, beside `SessionView`. */
export const RunOfShowView = z.object({
  segments: z.array(PlannedSegment),
  /** Who may present, owners first, by employer. */
  candidates: z.record(z.uuid(), z.array(Candidate)),
  ownCandidates: z.array(Candidate),
})
export type RunOfShowView = z.infer<typeof RunOfShowView>

/** What somebody at a place of a session is called: of one employer several may present. */
export const PresenterPerson = z.object({ presenterId: z.uuid(), name: z.string() })
export type PresenterPerson = z.infer<typeof PresenterPerson>

/** A picture that is shown in a segment: one that was sent, or a page of a PDF. `url` is good for ten minutes. */
export const SlideView = z.object({ segmentId: z.uuid(), fileId: z.uuid(), page: z.int().nullable(), url: z.string() })
export type SlideView = z.infer<typeof SlideView>
