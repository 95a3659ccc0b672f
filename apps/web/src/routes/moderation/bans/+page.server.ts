import { Lifting } from '@zhibo/core/moderation/schema'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { nextCursor } from '#lib/server/pages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const query = { cursor: event.url.searchParams.get('cursor') ?? undefined }
  const answer = await apiOf(event).moderation.bans.$get({ query })
  return { bans: await loadFrom(ok(Promise.resolve(answer))), next: nextCursor(answer.headers.get('link')) }
}

export const actions: Actions = {
  lift: async (event) => {
    const { id = '', reasonCode } = typedOf(await event.request.formData())
    try {
      const json = Lifting.parse({ reasonCode })
      await ok(apiOf(event).moderation.bans[':id'].lift.$post({ param: { id }, json }))
    } catch (error) {
      return formProblem(event, error, { id })
    }
    return { lifted: true }
  },
}
