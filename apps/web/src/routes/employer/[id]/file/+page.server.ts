import type { NamedFinding } from '@zhibo/core/checks/named-finding'
import { checkFile } from '@zhibo/core/employers/check-file'
import { mayMendFile } from '@zhibo/core/employers/lifecycle'
import { EmployerDraft } from '@zhibo/core/employers/schema'
import { redirect } from '@sveltejs/kit'
import { said } from '#lib/employers/said-finding.ts'
import { returnedIn } from '#lib/returned/returned-fields.ts'
import { fileOf, typedOfFile } from '#lib/employers/typed-file.ts'
import { objectionsIn } from '#lib/forms/objections.ts'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { fileIdsFrom } from '#lib/server/upload.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { params } = event
  const [employer, papers] = await loadFrom(
    Promise.all([
      ok(api.employers[':id'].file.$get({ param: params })),
      ok(api.employers[':id'].papers.$get({ param: params })),
    ]),
  )
  const { locale } = event.locals.preferences
  const findings = checkFile(employer.draft, new Date()).map((finding) => said(finding, employer.draft, locale))
  const { returnedContent, lastDecision } = employer
  const returned = returnedContent && lastDecision ? returnedIn(lastDecision, typedOfFile(returnedContent), locale) : []
  return { employer, returned, papers, findings, mendable: mayMendFile(employer) }
}

export const actions: Actions = {
  save: (event) => keep(event, async () => ({ saved: true })),
  submit: (event) =>
    keep(event, async (version, objections) => {
      const json = { expectedVersion: version, objections }
      await ok(apiOf(event).employers[':id'].submissions.$post({ param: event.params, json }))
      redirect(303, '/employer')
    }),
}

const papers = [
  ['licencePictureId', 'licence'],
  ['permitPictureId', 'licence'],
  ['authorisationId', 'authorisation'],
  ['rulesOriginalIds', 'rules'],
] as const

/** Keeps what was typed as the draft, the files first; then goes on with the version that was kept. */
async function keep<T>(event: RequestEvent, then: (version: number, objections: NamedFinding[]) => Promise<T>) {
  const form = await event.request.formData()
  const typed: Typed = typedOf(form)
  try {
    for (const [name, purpose] of papers) typed[name] = (await fileIdsFrom(event, form, name, purpose)).join(',')
    const draft = EmployerDraft.parse(fileOf(typed))
    const kept = await ok(
      apiOf(event).employers[':id'].draft.$put({
        param: event.params,
        json: { expectedVersion: Number(typed.expectedVersion), draft },
      }),
    )
    typed.expectedVersion = String(kept.version)
    return await then(kept.version, objectionsIn(form))
  } catch (error) {
    return formProblem(event, error, typed)
  }
}
