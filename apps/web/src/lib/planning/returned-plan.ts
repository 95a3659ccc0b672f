import type { PlanContent, ReturnedPlan } from '@zhibo/core/sessions/plan-content'
import type { Locale } from '@zhibo/ui/format'
import type { Typed } from '#lib/forms/typed.ts'
import type { TypedSegment } from '#lib/host/run-of-show.ts'
import { type ReturnedField, returnedIn, wordsBeside } from '#lib/returned/returned-fields.ts'
import { hoursFrom, partnersFrom, plannedFrom } from './plan-form.ts'

// A plan is mended on two pages: what it is and when on one, its run of show on the other. Both list all that was sent back.

/** The fields that were sent back, each by the name its own form gives it. */
export function returnedOfPlan({ decision, returned }: ReturnedPlan, sessionId: string, locale: Locale) {
  const was: Typed = { ...factsOf(returned), ...partsOf(returned.segments.map(ofContent)) }
  return returnedIn(decision, was, locale).map((each): ReturnedField => {
    const segment = placeOf(each.field)
    return {
      ...each,
      at: segment === null ? (errorNames[each.field] ?? each.field) : each.field,
      control: segment === null ? (controls[each.field] ?? each.field) : `${each.field}.title`,
      href: `/host/sessions/${sessionId}/${segment === null ? 'basics' : `plan#part-${segment}`}`,
      file: false,
    }
  })
}

type Facts = Pick<
  PlanContent,
  | 'title'
  | 'kind'
  | 'theme'
  | 'plannedStart'
  | 'plannedEnd'
  | 'studioName'
  | 'setupBeforeMinutes'
  | 'setupAfterMinutes'
  | 'holdsFirstQuestions'
  | 'partnerIds'
>

/** What stands in a plan apart from its run of show. */
export const factsOf = (plan: Facts): Typed => ({
  title: plan.title,
  kind: plan.kind,
  theme: plan.theme ?? '',
  plannedStart: plan.plannedStart,
  plannedEnd: plan.plannedEnd,
  studioName: plan.studioName ?? '',
  setupBeforeMinutes: String(plan.setupBeforeMinutes),
  setupAfterMinutes: String(plan.setupAfterMinutes),
  holdsFirstQuestions: String(plan.holdsFirstQuestions),
  partnerIds: plan.partnerIds.toSorted().join(','),
})

/** The same of a plan as it is being typed, so that what is mended loses its mark at once. */
export function factsTyped(typed: Typed, studios: readonly { id: string; name: string }[]): Typed {
  const { stationId, planned } = plannedFrom(typed)
  const { plannedStart, plannedEnd } = hoursFrom(typed)
  return factsOf({
    ...planned,
    title: typed.title ?? '',
    kind: planned.kind as Facts['kind'],
    theme: planned.theme as Facts['theme'],
    studioName: studios.find(({ id }) => id === planned.studioId)?.name ?? null,
    plannedStart: instantOf(plannedStart),
    plannedEnd: instantOf(plannedEnd),
    partnerIds: partnersFrom(typed, stationId),
  })
}

/** As a plan that was handed in has it; nothing while the picker is half filled in. */
const instantOf = (typed: string): string => (Number.isNaN(Date.parse(typed)) ? '' : new Date(typed).toISOString())

/** The parts of a plan that is not open in its form. */
export const partsNow = (returned: readonly ReturnedField[], { segments }: PlanContent): Typed =>
  standingParts(returned, segments.map(ofContent)).values

/**
 * The parts that were sent back and stand as they did, wherever they were moved since; what was changed or taken out is
 * mended.
 */
export function returnedParts(returned: readonly ReturnedField[], parts: readonly TypedSegment[]) {
  const { values, places } = standingParts(returned, parts.map(ofTyped))
  return {
    values,
    /** Each with the control by which it is found where it stands now. */
    placed: returned.map((each): ReturnedField => {
      const place = places.get(each.field)
      return place === undefined ? each : { ...each, control: `segments.${place}.title` }
    }),
    /** What was said of the part at a place. */
    wordsAt: (at: number): string | undefined =>
      returned
        .filter(({ field }) => places.get(field) === at)
        .map(({ words }) => words)
        .join(' ') || undefined,
  }
}

/** A refusal with what was sent back of the fields that are still as they were. */
export function markedWith(
  problem: App.FormProblem | undefined,
  returned: readonly ReturnedField[],
  values: Typed,
): App.FormProblem | undefined {
  const beside = Object.entries(wordsBeside(returned, values)).map(([at, words]) => [at, [words ?? '']])
  if (beside.length === 0) return problem
  const marks = Object.fromEntries(beside) as Record<string, string[]>
  return { title: '', code: '', ...problem, fields: { ...marks, ...problem?.fields } }
}

const errorNames: Partial<Record<string, string>> = { studioName: 'studioId' }
const controls: Partial<Record<string, string>> = {
  studioName: 'place',
  plannedStart: 'day',
  plannedEnd: 'to',
  setupBeforeMinutes: 'setupBefore',
  setupAfterMinutes: 'setupAfter',
  partnerIds: 'partners',
}

/** Which segment a field is. */
function placeOf(field: string): number | null {
  const [, place] = /^segments\.(\d+)$/.exec(field) ?? []
  return place === undefined ? null : Number(place)
}

function standingParts(returned: readonly ReturnedField[], now: readonly string[]) {
  const values: Typed = {}
  const places = new Map<string, number>()
  for (const { field, was } of returned) {
    const before = placeOf(field)
    if (before === null) continue
    const place = now[before] === was[field] ? before : now.indexOf(was[field] ?? '')
    values[field] = now[place] ?? ''
    if (place >= 0) places.set(field, place)
  }
  return { values, places }
}

const partsOf = (parts: readonly string[]): Typed =>
  Object.fromEntries(parts.map((part, at) => [`segments.${at}`, part]))

// The same words for the same part, whether it was handed in or stands in the form.
const ofContent = (segment: PlanContent['segments'][number]): string =>
  JSON.stringify([
    segment.kind,
    segment.title,
    segment.employerId ?? '',
    String(segment.minutes),
    segment.presenterPersonIds,
    segment.jobIds,
    segment.slideFileIds,
  ])
const ofTyped = (segment: TypedSegment): string =>
  JSON.stringify([
    segment.kind,
    segment.title.trim(),
    segment.employerId,
    segment.minutes.trim(),
    [segment.presenterPersonId, ...segment.coPresenterPersonIds].filter(Boolean),
    segment.jobIds,
    segment.slideFileIds,
  ])
