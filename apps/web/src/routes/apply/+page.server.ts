import { Apply, consentTextVersion } from '@zhibo/core/applications/schema'
import { redirect } from '@sveltejs/kit'
import { figure, ticked, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { me } = await event.parent()
  const jobIds = event.url.searchParams.getAll('job')
  const [jobs, profile] = await loadFrom(
    Promise.all([
      Promise.all(jobIds.map((id) => ok(api.jobs[':id'].$get({ param: { id } })))),
      me ? ok(api.myApplications.profile.$get()).then((known) => known.profile) : null,
    ]),
  )
  if (jobs.length === 0) redirect(303, '/jobs')
  return { jobs, profile, sessionId: event.url.searchParams.get('session') }
}

export const actions: Actions = {
  submit: async (event) => {
    const { job = '', employerId = '', sessionId, over16, agreed, ...typed } = typedOf(await event.request.formData())
    const parsed = Apply.safeParse({
      jobs: ticked(job).map((pair) => {
        const [jobId, revisionId] = pair.split('/')
        return { jobId, revisionId }
      }),
      profile: { ...typed, years: figure(typed.years), over16: over16 === 'yes' },
      consent: { agreed: agreed === 'yes', employerIds: ticked(employerId), textVersion: consentTextVersion },
      sessionId: sessionId || null,
    })
    if (!parsed.success) return formProblem(event, parsed.error, typed)
    return ok(apiOf(event).applications.index.$post({ json: parsed.data })).then(
      (applied) => ({ applied: applied.map((each) => ({ id: each.id, jobId: each.job.id })) }),
      (error: unknown) => formProblem(event, error, typed),
    )
  },
}
