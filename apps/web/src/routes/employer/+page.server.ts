import { CreateEmployer } from '@zhibo/core/employers/schema'
import { redirect } from '@sveltejs/kit'
import { upcomingOf } from '#lib/employers/upcoming.ts'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const [employers, jobs] = await loadFrom(
    Promise.all([ok(api.employers.mine.$get()), ok(api.jobs.mine.$get({ query: {} }))]),
  )
  return { employers, jobs, sessions: await loadFrom(upcomingOf(api, employers)) }
}

export const actions: Actions = {
  found: async (event) => {
    const typed = typedOf(await event.request.formData())
    const parsed = CreateEmployer.safeParse({ name: typed.name, stationId: typed.stationId })
    if (!parsed.success) return formProblem(event, parsed.error, typed)
    const founded = await ok(apiOf(event).employers.index.$post({ json: parsed.data })).catch((error: unknown) =>
      formProblem(event, error, typed),
    )
    if ('status' in founded) return founded
    redirect(303, `/employer/${founded.id}/file`)
  },
}
