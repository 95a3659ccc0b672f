import { EmployerDraft } from '@zhibo/core/employers/schema'
import { employerStatesToMend } from '@zhibo/core/employers/lifecycle'
import { redirect } from '@sveltejs/kit'
import { fileOf } from '#lib/employers/typed-file.ts'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { uploadFrom } from '#lib/server/upload.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { params } = event
  const employer = await loadFrom(ok(api.employers[':id'].file.$get({ param: params })))
  const picture = employer.draft.licencePictureId
    ? await loadFrom(ok(api.employers[':id'].licence.$get({ param: params })))
    : null
  return { employer, picture, mendable: employerStatesToMend.includes(employer.state) }
}

export const actions: Actions = {
  save: (event) => keep(event, async () => ({ saved: true })),
  submit: (event) =>
    keep(event, async (version) => {
      const { params } = event
      await ok(apiOf(event).employers[':id'].submissions.$post({ param: params, json: { expectedVersion: version } }))
      redirect(303, '/employer')
    }),
}

/** Keeps what was typed as the draft, the picture first; then goes on with the version that was kept. */
async function keep<T>(event: RequestEvent, then: (version: number) => Promise<T>) {
  const form = await event.request.formData()
  const typed: Typed = typedOf(form)
  try {
    const picture = await uploadFrom(event, form, 'licencePicture', 'licence', 'licencePictureId')
    if (picture)
      Object.assign(typed, { licencePictureId: picture.id, pictureUrl: picture.url, pictureType: picture.mediaType })
    const draft = EmployerDraft.parse(fileOf(typed))
    const kept = await ok(
      apiOf(event).employers[':id'].draft.$put({
        param: event.params,
        json: { expectedVersion: Number(typed.expectedVersion), draft },
      }),
    )
    typed.expectedVersion = String(kept.version)
    return await then(kept.version)
  } catch (error) {
    return formProblem(event, error, typed)
  }
}
