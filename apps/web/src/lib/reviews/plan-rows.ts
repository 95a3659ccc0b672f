import { type Locale, moment } from '@zhibo/ui/format'
import { SegmentKind } from '@zhibo/core/sessions/schema'
import { z } from 'zod'
import { m } from '#lib/paraglide/messages.js'
import { segmentName } from '#lib/run-of-show/names.ts'
import { row, type RowGroup } from './row.ts'

/** What a session plan hands in. */
const Plan = z.object({
  title: z.string(),
  plannedStart: z.string(),
  plannedEnd: z.string(),
  holdsFirstQuestions: z.boolean(),
  segments: z.array(
    z.object({
      // Plans of before the station had segments of its own.
      kind: SegmentKind.default('employer'),
      title: z.string().default(''),
      employerName: z.string().nullable(),
      minutes: z.int(),
      jobIds: z.array(z.string()),
    }),
  ),
})

/** A session plan in words. */
export function planGroups(content: Record<string, unknown>, locale: Locale): RowGroup[] {
  const plan = Plan.parse(content)
  const at = (time: string) => moment(new Date(time), new Date(), locale)
  const segments = plan.segments.map((segment, index) =>
    row(
      `segments.${index}`,
      m.reviews_plan_segment({ number: index + 1 }),
      m.reviews_plan_segment_value({
        employer: segmentName(segment),
        minutes: segment.minutes,
        jobs: segment.jobIds.length,
      }),
    ),
  )
  return [
    {
      part: 'plan',
      rows: [
        row('title', m.reviews_plan_title(), plan.title),
        row('plannedStart', m.reviews_plan_start(), at(plan.plannedStart)),
        row('plannedEnd', m.reviews_plan_end(), at(plan.plannedEnd)),
        row('holdsFirstQuestions', m.reviews_plan_holds(), plan.holdsFirstQuestions ? m.reviews_yes() : m.reviews_no()),
        ...segments,
      ],
    },
  ]
}
