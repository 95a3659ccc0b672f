import { z } from 'zod'
import { LastDecision } from '../reviews/schema.ts'
import { PartnerState, SegmentKind, SessionKind, SessionTheme } from './schema.ts'

/** What a session plan hands in: what a revision of it holds. Plans of before a field was there have its default. */
export const PlanContent = z.looseObject({
  title: z.string(),
  kind: SessionKind.default('recruiting'),
  theme: SessionTheme.nullable().default(null),
  /** Its own station's; null outside. */
  studioName: z.string().nullable().default(null),
  setupBeforeMinutes: z.int().default(0),
  setupAfterMinutes: z.int().default(0),
  plannedStart: z.string(),
  plannedEnd: z.string(),
  holdsFirstQuestions: z.boolean(),
  /** Other stations that are asked to hold it too. */
  partnerIds: z.array(z.string()).default([]),
  /** What they say to it now; only in what a reviewer reads, never in the revision. */
  partners: z.array(z.object({ name: z.string(), state: PartnerState })).default([]),
  segments: z.array(
    z.looseObject({
      kind: SegmentKind.default('employer'),
      title: z.string().default(''),
      employerName: z.string().nullable(),
      minutes: z.int(),
      jobIds: z.array(z.string()),
      presenterPersonIds: z.array(z.string()).default([]),
      slideFileIds: z.array(z.string()).default([]),
      /** What they are called now; only in what a reviewer reads, never in the revision. */
      presenterNames: z.array(z.string()).default([]),
    }),
  ),
})
export type PlanContent = z.infer<typeof PlanContent>

/** What a reviewer sent back: the decision, the plan it was about, and the plan as it would be handed in now. */
export const ReturnedPlan = z.object({ decision: LastDecision, returned: PlanContent, now: PlanContent })
export type ReturnedPlan = z.infer<typeof ReturnedPlan>
