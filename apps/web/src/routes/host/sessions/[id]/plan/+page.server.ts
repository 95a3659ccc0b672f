import { type SegmentKind, type SessionTheme, SetRunOfShow } from '@zhibo/core/sessions/schema'
import { redirect } from '@sveltejs/kit'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { type Change, changeOf, rearranged, segmentsOf, toInput, type TypedSegment } from '#lib/host/run-of-show.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { returnedTo } from '#lib/server/returned-plan.ts'
import { fileIdsFrom } from '#lib/server/upload.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const param = event.params
  const [session, lapses] = await loadFrom(
    Promise.all([ok(api.sessions[':id'].$get({ param })), ok(api.sessions[':id'].lapses.$get({ param }))]),
  )
  // What is only read needs no more than the session.
  if (session.state !== 'draft') return { session, lapses, plan: null }
  const returned = await returnedTo(event, param.id)
  const [plan, employers, roundJobs] = await loadFrom(
    Promise.all([
      ok(api.runOfShow[':id']['run-of-show'].$get({ param })),
      ok(api.employers.index.$get()),
      forRound(event, session.theme),
    ]),
  )
  const inPlan = [...new Set(session.segments.flatMap((segment) => segment.employerId ?? []))]
  const open = await loadFrom(Promise.all(inPlan.map(async (id) => [id, await openJobs(event, id)] as const)))
  return {
    session,
    lapses,
    plan,
    returned,
    employers,
    openJobs: Object.fromEntries(open),
    roundJobs: roundJobs.map(({ id, title, pay, employerId, employerName }) => ({
      id,
      title,
      pay,
      employerId,
      employerName,
    })),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const typed = typedOf(form)
    try {
      for (let at = 0; typed[`segments.${at}.employerId`] !== undefined; at++) {
        const name = `segments.${at}.slideFileIds`
        typed[name] = (await fileIdsFrom(event, form, name, 'slide')).join(',')
      }
      return await change(event, typed, segmentsOf(typed))
    } catch (error) {
      return formProblem(event, error, segmentsOf(typed))
    }
  },
}

/** Every press that reaches us keeps the whole run of show as it then stands, so that nothing typed before it is lost. */
async function change(event: RequestEvent, typed: Typed, segments: TypedSegment[]) {
  const api = apiOf(event)
  const asked = changeOf(typed)
  const next = [...rearranged(segments, asked), ...(await added(event, asked))]
  const parsed = SetRunOfShow.parse({ expectedVersion: Number(typed.expectedVersion), segments: next.map(toInput) })
  const param = event.params
  const kept = await ok(api.sessions[':id']['run-of-show'].$put({ param, json: parsed }))
  if (asked.kind !== 'submit')
    return {
      saved: asked.kind === 'save',
      ...('item' in asked && asked.kind.startsWith('slide') && { slidesOf: asked.at }),
    }
  await ok(api.sessions[':id'].submissions.$post({ param, json: { expectedVersion: kept.version } }))
  redirect(303, `/host/sessions/${event.params.id}/plan`)
}

const empty = { title: '', presenterPersonId: '', coPresenterPersonIds: [], jobIds: [], slideFileIds: [] }

async function added(event: RequestEvent, asked: Change): Promise<TypedSegment[]> {
  switch (asked.kind) {
    case 'add':
      return asked.employerId ? [await newSegment(event, asked.employerId)] : []
    case 'addOwn':
      return [ownSegment(asked.own)]
    case 'addRound':
      return quickRound(event, asked.jobIds)
    default:
      return []
  }
}

/** A part for an employer as it most often is: all that it has open, or what fits the theme, in 20 minutes. */
async function newSegment(event: RequestEvent, employerId: string): Promise<TypedSegment> {
  const { theme } = await ok(apiOf(event).sessions[':id'].$get({ param: event.params }))
  const fitting = theme ? await openJobs(event, employerId, theme) : []
  const jobs = fitting.length > 0 ? fitting : await openJobs(event, employerId)
  return {
    ...empty,
    kind: 'employer',
    employerId,
    employerName: '',
    minutes: '20',
    jobIds: jobs.map((job) => job.id),
  }
}

/** A part of the station's own, presented by whoever plans it. */
const ownSegment = (kind: SegmentKind): TypedSegment => ({
  ...empty,
  kind,
  employerId: '',
  employerName: '',
  minutes: kind === 'policy' ? '20' : '5',
})

/** Each job three minutes, in the order of the list. */
const quickRound = async (event: RequestEvent, jobIds: string[]): Promise<TypedSegment[]> =>
  (await forRound(event))
    .filter(({ id }) => jobIds.includes(id))
    .map(({ id, title, employerId, employerName }) => ({
      ...empty,
      kind: 'employer',
      title: title.slice(0, 40),
      employerId,
      employerName,
      minutes: '3',
      jobIds: [id],
    }))

/** As many as one part may hold. */
const openJobs = (event: Pick<RequestEvent, 'fetch'>, employerId: string, theme?: SessionTheme) =>
  ok(apiOf(event).jobs.index.$get({ query: { employerId, limit: '30', ...(theme && { theme }) } }))

/** The newest of everything open: more than an evening has time for. */
const forRound = (event: Pick<RequestEvent, 'fetch'>, theme: SessionTheme | null = null) =>
  ok(apiOf(event).jobs.index.$get({ query: { limit: '100', ...(theme && { theme }) } }))
