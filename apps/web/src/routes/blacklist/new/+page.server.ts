import { ProposeEntry } from '@zhibo/core/blacklist/schema'
import { error, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

/** From an employer's case the form knows its code and its people; otherwise they are typed. */
export const load: PageServerLoad = async (event) => {
  const { proposes } = await event.parent()
  if (!proposes) error(403)
  const id = z.uuid().safeParse(event.url.searchParams.get('employer')).data
  if (!id) return { employer: null }
  const api = apiOf(event)
  const [file, { members }] = await loadFrom(
    Promise.all([
      ok(api.employers[':id'].file.$get({ param: { id } })),
      ok(api.employers[':id'].members.$get({ param: { id } })),
    ]),
  )
  return { employer: { id, name: file.name, creditCode: file.draft.creditCode ?? '', members } }
}

export const actions: Actions = {
  default: async (event) => {
    const typed = typedOf(await event.request.formData())
    try {
      await ok(apiOf(event).blacklist.index.$post({ json: ProposeEntry.parse(entryOf(typed)) }))
    } catch (problem) {
      return formProblem(event, problem, typed)
    }
    redirect(303, '/blacklist?state=proposed&proposed')
  },
}

/** `about` is a kind, or `member:` with the person's id. */
function entryOf(typed: Typed): unknown {
  const { about = '', creditCode, phone, employerId, reasonCode, reason, internalNote = '' } = typed
  const grounds = { months: Number(typed.months), reasonCode, reason, internalNote }
  const [kind, personId] = about.split(':')
  if (kind === 'member') return { kind, employerId, personId, ...grounds }
  return kind === 'person' ? { kind, phone, ...grounds } : { kind: 'credit_code', creditCode, ...grounds }
}
