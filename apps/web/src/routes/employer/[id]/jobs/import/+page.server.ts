import { mostWorkbookBytes } from '@zhibo/core/jobs/imports'
import { error, redirect } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { fail } from '@sveltejs/kit'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  const employer = me.employers.find((each) => each.employerId === event.params.id)
  if (!employer) error(404)
  const id = event.url.searchParams.get('check')
  const checked = id ? await loadFrom(ok(apiOf(event).jobs.imports[':id'].$get({ param: { id } }))) : null
  return { employer, checked }
}

export const actions: Actions = {
  check: async (event) => {
    const file = (await event.request.formData()).get('workbook')
    const refused = (words: string) =>
      fail(400, { problem: { title: words, code: 'invalid_body', fields: { workbook: [words] } } })
    if (!(file instanceof File) || file.size === 0) return refused(m.jobs_import_none())
    if (file.size > mostWorkbookBytes) return refused(m.jobs_import_too_large())
    const workbook = Buffer.from(await file.arrayBuffer()).toString('base64')
    const json = { employerId: event.params.id, workbook }
    const checked = await ok(apiOf(event).jobs.imports.$post({ json })).catch((problem: unknown) =>
      formProblem(event, problem, {}),
    )
    if ('status' in checked) return checked
    redirect(303, `?check=${checked.id}`)
  },
  create: async (event) => {
    const id = event.url.searchParams.get('check') ?? ''
    const done = await ok(apiOf(event).jobs.imports[':id'].jobs.$post({ param: { id } })).catch((problem: unknown) =>
      formProblem(event, problem, {}),
    )
    if ('status' in done) return done
    redirect(303, `?check=${id}`)
  },
}
