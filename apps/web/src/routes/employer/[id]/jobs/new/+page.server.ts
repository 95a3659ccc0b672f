import { ApiProblem } from '@zhibo/api-client/clients'
import { error, redirect } from '@sveltejs/kit'
import type { NamedFinding } from '@zhibo/core/checks/named-finding'
import { jobTemplate, tradesWithTemplate } from '@zhibo/core/jobs/templates'
import type { JobDraft } from '@zhibo/core/jobs/schema'
import { askedIn } from '#lib/jobs/calculator.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { checkedDraft, readJobForm } from '#lib/server/job-draft.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  const employer = me.employers.find((each) => each.employerId === event.params.id)
  if (!employer) error(404)
  const file = await loadFrom(ok(apiOf(event).employers[':id'].file.$get({ param: event.params })))
  // What is the same in every job of a factory is filled in already.
  const template = templateOf(event.url.searchParams.get('template'))
  const draft: JobDraft = {
    ...template,
    place: file.draft.address ?? '',
    pay: { ...template?.pay, payDay: file.draft.rules?.payDay ?? undefined },
  }
  return {
    employer,
    draft,
    template: template?.trade ?? null,
    asked: askedIn(event.url.searchParams),
    ...(await checkedDraft(event, draft)),
  }
}

/** The template of a trade; none for an address somebody made up. */
function templateOf(asked: string | null): JobDraft | null {
  const trade = tradesWithTemplate.find((each) => each === asked)
  return trade ? jobTemplate(trade) : null
}

export const actions: Actions = {
  save: (event) => create(event, (id) => redirect(303, `/employer/jobs/${id}?saved=1`)),
  submit: (event) =>
    create(event, async (id, version, objections) => {
      const submission = { param: { id }, json: { expectedVersion: version, objections } }
      // The job is kept by now, so what is still wrong with it is told on its own page.
      await ok(apiOf(event).jobs[':id'].submissions.$post(submission)).catch((problem: unknown) => {
        if (problem instanceof ApiProblem) redirect(303, `/employer/jobs/${id}?refused=${problem.code}`)
        throw problem
      })
      redirect(303, '/employer')
    }),
}

async function create<T>(event: RequestEvent, then: (id: string, version: number, objections: NamedFinding[]) => T) {
  const { typed, draft, objections } = await readJobForm(event)
  try {
    const json = { employerId: event.params.id, draft: draft() }
    const job = await ok(apiOf(event).jobs.index.$post({ json }))
    return await then(job.id, job.version, objections)
  } catch (problem) {
    return formProblem(event, problem, typed)
  }
}
