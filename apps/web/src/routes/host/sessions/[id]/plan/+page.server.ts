import { type SegmentKind, SetRunOfShow } from '@zhibo/core/sessions/schema'
import { redirect } from '@sveltejs/kit'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { changeOf, rearranged, segmentsOf, toInput, toTyped, type TypedSegment } from '#lib/host/run-of-show.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const [session, employers] = await loadFrom(
    Promise.all([ok(api.sessions[':id'].$get({ param: event.params })), ok(api.employers.index.$get())]),
  )
  const inPlan = [...new Set(session.segments.flatMap((segment) => segment.employerId ?? []))]
  const open = await loadFrom(Promise.all(inPlan.map(async (id) => [id, await openJobs(event, id)] as const)))
  return { session, employers, openJobs: Object.fromEntries(open) }
}

export const actions: Actions = {
  default: async (event) => {
    const typed = typedOf(await event.request.formData())
    const segments = segmentsOf(typed)
    try {
      return await change(event, typed, segments)
    } catch (error) {
      return formProblem(event, error, segments)
    }
  },
}

/** Every press keeps the whole run of show as it then stands, so that nothing ticked before it is lost. */
async function change(event: RequestEvent, typed: Typed, segments: TypedSegment[]) {
  const api = apiOf(event)
  const asked = changeOf(typed)
  const next = rearranged(segments, asked)
  if (asked.kind === 'add' && asked.employerId) next.push(await newSegment(event, asked.employerId))
  if (asked.kind === 'addOwn') next.push(ownSegment(asked.own))
  const parsed = SetRunOfShow.parse({ expectedVersion: Number(typed.expectedVersion), segments: next.map(toInput) })
  const param = event.params
  const kept = await ok(api.sessions[':id']['run-of-show'].$put({ param, json: parsed }))
  if (asked.kind !== 'submit') return { saved: asked.kind === 'save', segments: kept.segments.map(toTyped) }
  await ok(api.sessions[':id'].submissions.$post({ param, json: { expectedVersion: kept.version } }))
  redirect(303, `/host/sessions/${event.params.id}/plan`)
}

/** A part for an employer as it most often is: all that it has open, in 20 minutes. */
const newSegment = async (event: RequestEvent, employerId: string): Promise<TypedSegment> => ({
  kind: 'employer',
  title: '',
  employerId,
  employerName: '',
  minutes: '20',
  jobIds: (await openJobs(event, employerId)).map((job) => job.id),
})

/** A part of the station's own, presented by whoever plans it. */
const ownSegment = (kind: SegmentKind): TypedSegment => ({
  kind,
  title: '',
  employerId: '',
  employerName: '',
  minutes: kind === 'policy' ? '20' : '5',
  jobIds: [],
})

/** As many as one part may hold. */
const openJobs = (event: Pick<RequestEvent, 'fetch'>, employerId: string) =>
  ok(apiOf(event).jobs.index.$get({ query: { employerId, limit: '30' } }))
