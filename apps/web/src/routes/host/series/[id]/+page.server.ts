import { shanghaiDay } from '@zhibo/core/day'
import { EndSeries, MoveSeries } from '@zhibo/core/sessions/series-schema'
import { typedOf } from '#lib/forms/typed.ts'
import { moveFrom } from '#lib/planning/series-form.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  series: await loadFrom(ok(apiOf(event).series[':id'].$get({ param: event.params }))),
  today: shanghaiDay(new Date()),
})

export const actions: Actions = {
  move: async (event) => {
    const typed = typedOf(await event.request.formData())
    try {
      const json = MoveSeries.parse(moveFrom(typed))
      const { moved, stayed } = await ok(apiOf(event).series[':id'].moves.$post({ param: event.params, json }))
      return { moved, stayed }
    } catch (error) {
      return formProblem(event, error, { ...typed, form: 'move' })
    }
  },
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
