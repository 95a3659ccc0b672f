import type { NamedFinding } from '@zhibo/core/checks/named-finding'
import { JobContent } from '@zhibo/core/jobs/schema'
import { mayMendJob } from '@zhibo/core/jobs/lifecycle'
import { localeOf } from '@zhibo/core/problem/locale'
import { type ProblemCode, problems } from '@zhibo/core/problem/codes'
import { redirect } from '@sveltejs/kit'
import { typedOfJob } from '#lib/jobs/typed-job.ts'
import { returnedIn } from '#lib/returned/returned-fields.ts'
import { askedIn } from '#lib/jobs/calculator.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { typedOf } from '#lib/forms/typed.ts'
import { checkedDraft, readJobForm } from '#lib/server/job-draft.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const job = await loadFrom(ok(apiOf(event).jobs[':id'].file.$get({ param: event.params })))
  const { returnedContent, ...rest } = job
  return {
    job: rest,
    returned:
      returnedContent && job.lastDecision
        ? returnedIn(job.lastDecision, typedOfJob(returnedContent), event.locals.preferences.locale)
        : [],
    mendable: mayMendJob(job),
    saved: event.url.searchParams.has('saved'),
    asked: askedIn(event.url.searchParams),
    refused: refusalOf(event.url.searchParams.get('refused'), job.draft, event.locals.preferences.locale),
    ...(await checkedDraft(event, job.draft)),
  }
}

export const actions: Actions = {
  save: (event) => keep(event, async () => ({ saved: true })),
  submit: (event) =>
    keep(event, async (version, objections) => {
      const json = { expectedVersion: version, objections }
      await ok(apiOf(event).jobs[':id'].submissions.$post({ param: event.params, json }))
      redirect(303, '/employer')
    }),
  copy: async (event) => {
    const copied = await ok(apiOf(event).jobs[':id'].copies.$post({ param: event.params })).catch((problem: unknown) =>
      formProblem(event, problem, {}),
    )
    if ('status' in copied) return copied
    redirect(303, `/employer/jobs/${copied.id}`)
  },
  ...steps(),
}

/** One tap each: back to the desk where it came from there, else to the job as it now stands. */
function steps() {
  const step = (name: 'stop' | 'reopen' | 'withdrawal' | 'confirmations') => async (event: RequestEvent) => {
    const typed = typedOf(await event.request.formData())
    const json = { expectedVersion: Number(typed.version) }
    const failed = await ok(apiOf(event).jobs[':id'][name].$post({ param: event.params, json })).then(
      () => null,
      (problem: unknown) => formProblem(event, problem, {}),
    )
    return failed ?? redirect(303, typed.back === 'desk' ? '/employer' : `/employer/jobs/${event.params.id}`)
  }
  return { stop: step('stop'), reopen: step('reopen'), withdraw: step('withdrawal'), confirm: step('confirmations') }
}

/** A job that was kept on the page for new ones, but could not be handed in there: why, and what is missing. */
function refusalOf(code: string | null, draft: unknown, language: string): App.FormProblem | undefined {
  if (code === null || !(code in problems)) return undefined
  const title = problems[code as ProblemCode].words[localeOf(language)]
  if (code !== 'draft_incomplete') return { title, code }
  const refusal = formProblem(
    { locals: { preferences: { locale: language } } as App.Locals },
    JobContent.safeParse(draft).error,
    {},
  )
  return { title, code, fields: refusal.data.problem.fields }
}

async function keep<T>(event: RequestEvent, then: (version: number, objections: NamedFinding[]) => Promise<T>) {
  const { typed, draft, objections } = await readJobForm(event)
  try {
    const kept = await ok(
      apiOf(event).jobs[':id'].draft.$put({
        param: event.params,
        json: { expectedVersion: Number(typed.expectedVersion), draft: draft() },
      }),
    )
    return await then(kept.version, objections)
  } catch (problem) {
    return formProblem(event, problem, typed)
  }
}
