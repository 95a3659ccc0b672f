import { shanghaiTime } from '@zhibo/core/day'
import type { JointAskView } from '@zhibo/core/sessions/partners'
import type { SessionBasics } from '@zhibo/core/sessions/plan-schema'
import { figure, ticked, type Typed } from '#lib/forms/typed.ts'
import { shanghaiInstant } from '#lib/host/when.ts'

/** What is typed of a show and of a series alike, as the API takes it. A studio is chosen with its station, so that one choice cannot contradict the other. */
export function plannedFrom(typed: Typed) {
  const [stationId, studioId] = (typed.place ?? '').split('/')
  return {
    stationId,
    planned: {
      studioId: studioId || null,
      title: typed.title,
      kind: typed.kind || 'recruiting',
      theme: typed.theme || null,
      setupBeforeMinutes: figure(typed.setupBefore) ?? 0,
      setupAfterMinutes: figure(typed.setupAfter) ?? 0,
      holdsFirstQuestions: typed.holdsFirstQuestions === 'on',
    },
  }
}

/** The other stations that are ticked; its own is one of it anyway. */
export const partnersFrom = (typed: Typed, ownId: string | undefined): string[] =>
  ticked(typed.partners).filter((id) => id !== ownId)

/** The hours as typed, by the county's clock. */
export const hoursFrom = (typed: Typed) => ({
  plannedStart: shanghaiInstant(typed.day, typed.from),
  plannedEnd: shanghaiInstant(typed.day, typed.to),
})

/** How long it lasts as typed; null when either time is none. */
export function minutesFrom({ from = '', to = '' }: Typed): number | null {
  const minutes = (Date.parse(`1970-01-01T${to}:00Z`) - Date.parse(`1970-01-01T${from}:00Z`)) / 60_000
  return Number.isFinite(minutes) ? minutes : null
}

/** A plan as it stands in the form. */
export function typedOfPlan(plan: SessionBasics): Typed {
  const [start, end] = [plan.plannedStart, plan.plannedEnd].map((at) => shanghaiTime(new Date(at)))
  return {
    place: `${plan.stationId}/${plan.studioId ?? ''}`,
    title: plan.title,
    kind: plan.kind,
    theme: plan.theme ?? '',
    day: start!.slice(0, 10),
    from: start!.slice(11, 16),
    to: end!.slice(11, 16),
    setupBefore: String(plan.setupBeforeMinutes),
    setupAfter: String(plan.setupAfterMinutes),
    holdsFirstQuestions: plan.holdsFirstQuestions ? 'on' : '',
    partners: plan.partners.map(({ stationId }) => stationId).join(','),
  }
}

/** What a station has of its own in a show it holds too, as it stands in the form. */
export const typedOfBrings = ({ stationId, brings }: JointAskView): Typed =>
  brings
    ? {
        place: `${stationId}/${brings.studioId ?? ''}`,
        setupBefore: String(brings.setupBeforeMinutes),
        setupAfter: String(brings.setupAfterMinutes),
        hosting: brings.hostId ? 'on' : '',
      }
    : {}
