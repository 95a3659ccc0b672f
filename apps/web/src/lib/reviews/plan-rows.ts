import { type Locale, moment } from '@zhibo/ui/format'
import { PlanContent } from '@zhibo/core/sessions/plan-content'
import { m } from '#lib/paraglide/messages.js'
import { kindNames, partnerStates, themeNames } from '#lib/planning/names.ts'
import { segmentName } from '#lib/run-of-show/names.ts'
import { row, type RowGroup } from './row.ts'

/** A session plan in words. */
export function planGroups(content: Record<string, unknown>, locale: Locale): RowGroup[] {
  const plan = PlanContent.parse(content)
  const at = (time: string) => moment(new Date(time), new Date(), locale)
  const segments = plan.segments.map((segment, index) =>
    row(
      `segments.${index}`,
      m.reviews_plan_segment({ number: index + 1 }),
      [
        m.reviews_plan_segment_value({
          employer: segmentName(segment),
          minutes: segment.minutes,
          jobs: segment.jobIds.length,
        }),
        ...peopleOf(segment),
        ...(segment.slideFileIds.length > 0 ? [m.run_review_files({ count: segment.slideFileIds.length })] : []),
      ].join(' · '),
    ),
  )
  return [
    {
      part: 'plan',
      rows: [
        row('title', m.reviews_plan_title(), plan.title),
        row('kind', m.planning_kind(), kindNames[plan.kind]()),
        row('theme', m.planning_theme(), plan.theme ? themeNames[plan.theme]() : m.planning_theme_none()),
        row('plannedStart', m.reviews_plan_start(), at(plan.plannedStart)),
        row('plannedEnd', m.reviews_plan_end(), at(plan.plannedEnd)),
        row('studioName', m.host_studio(), plan.studioName ?? m.host_studio_none()),
        row('setupBeforeMinutes', m.planning_setup_before_minutes(), String(plan.setupBeforeMinutes)),
        row('setupAfterMinutes', m.planning_setup_after_minutes(), String(plan.setupAfterMinutes)),
        row('holdsFirstQuestions', m.reviews_plan_holds(), plan.holdsFirstQuestions ? m.reviews_yes() : m.reviews_no()),
        ...partnersOf(plan),
        ...segments,
      ],
    },
  ]
}

/** The stations that are asked to hold it too, with what each says by now. */
function partnersOf({ partners }: PlanContent) {
  if (partners.length === 0) return []
  const said = partners.map(({ name, state }) =>
    m.joint_partner_standing({ station: name, state: partnerStates[state]() }),
  )
  return [row('partnerIds', m.joint_partners(), said.join(' · '))]
}

/** Who presents it; nothing for plans of before that was handed in. Whoever never wrote a name is counted all the same. */
function peopleOf({ presenterPersonIds, presenterNames }: PlanContent['segments'][number]): string[] {
  if (presenterPersonIds.length === 0) return []
  const unnamed = Array<string>(presenterPersonIds.length - presenterNames.length).fill(m.run_review_nobody())
  return [m.run_review_people({ people: [...presenterNames, ...unnamed].join('、') })]
}
