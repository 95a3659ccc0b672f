import { JobContent } from '@zhibo/core/jobs/schema'
import { jobStatesToMend } from '@zhibo/core/jobs/lifecycle'
import { localeOf } from '@zhibo/core/problem/locale'
import { type ProblemCode, problems } from '@zhibo/core/problem/codes'
import { redirect } from '@sveltejs/kit'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { checkedDraft, readJobForm } from '#lib/server/job-draft.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const job = await loadFrom(ok(apiOf(event).jobs[':id'].file.$get({ param: event.params })))
  return {
    job,
    mendable: jobStatesToMend.includes(job.state),
    saved: event.url.searchParams.has('saved'),
    refused: refusalOf(event.url.searchParams.get('refused'), job.draft, event.locals.preferences.locale),
    ...(await checkedDraft(event, job.draft)),
  }
}

export const actions: Actions = {
  save: (event) => keep(event, async () => ({ saved: true })),
  submit: (event) =>
    keep(event, async (version) => {
      await ok(apiOf(event).jobs[':id'].submissions.$post({ param: event.params, json: { expectedVersion: version } }))
      redirect(303, '/employer')
    }),
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

async function keep<T>(event: RequestEvent, then: (version: number) => Promise<T>) {
  const { typed, draft } = await readJobForm(event)
  try {
    const kept = await ok(
      apiOf(event).jobs[':id'].draft.$put({
        param: event.params,
        json: { expectedVersion: Number(typed.expectedVersion), draft: draft() },
      }),
    )
    return await then(kept.version)
  } catch (problem) {
    return formProblem(event, problem, typed)
  }
}
