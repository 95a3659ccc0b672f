import { EndSeries } from '@zhibo/core/sessions/series-schema'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  series: await loadFrom(ok(apiOf(event).series[':id'].$get({ param: event.params }))),
})

export const actions: Actions = {
  end: async (event) => {
    const typed = typedOf(await event.request.formData())
    try {
      const json = EndSeries.parse({ reason: typed.reason, withApproved: typed.withApproved === 'on' })
      await ok(apiOf(event).series[':id'].end.$post({ param: event.params, json }))
      return { ended: true }
    } catch (error) {
      return formProblem(event, error, typed)
    }
  },
}
