import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { answers, isAnswer } from '#lib/employers/answers.ts'
import { typedOf } from '#lib/forms/typed.ts'
import { fail } from '@sveltejs/kit'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const param = { id: event.params.id }
  const cursor = event.url.searchParams.get('cursor') ?? undefined
  const [job, answer] = await loadFrom(
    Promise.all([
      ok(api.jobs[':id'].file.$get({ param })),
      api.jobApplications[':id'].applications.$get({ param, query: { cursor } }),
    ]),
  )
  const applications = await loadFrom(ok(Promise.resolve(answer)))
  const older = /<[^>]*[?&]cursor=([^&>]+)[^>]*>;\s*rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null
  return { job, applications, older }
}

export const actions: Actions = {
  reveal: async (event) => {
    const { id = '', state } = typedOf(await event.request.formData())
    const api = apiOf(event)
    try {
      const { phone } = await ok(api.applications[':id']['phone-reveals'].$post({ param: { id } }))
      // Whoever looks at the number has seen the application: the seeker is told so.
      if (state === 'submitted') await ok(answers.view(api, { param: { id }, json: {} }))
      return { revealed: { id, phone } }
    } catch (error) {
      return formProblem(event, error, { id })
    }
  },
  act: async (event) => {
    const typed = typedOf(await event.request.formData())
    const { id = '', action, reason = '', version } = typed
    if (!isAnswer(action)) return fail(400, { typed })
    const json = { expectedVersion: Number(version), ...(reason.trim() ? { reason } : {}) }
    return ok(answers[action](apiOf(event), { param: { id }, json })).then(
      () => ({ done: { id, action } }),
      (error: unknown) => formProblem(event, error, typed),
    )
  },
}
