import { shanghaiDay } from '@zhibo/core/day'
import { CreateSeries, PreviewSeries, type SeriesDayView } from '@zhibo/core/sessions/series-schema'
import { redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { newSeries, seriesFrom, skippedOf } from '#lib/planning/series-form.ts'
import { apiOf, formProblem, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = () => {
  const today = shanghaiDay(new Date())
  return { today, given: newSeries(today) }
}

/** Looks first, always: what is planned is what stands on the screen. */
export const actions: Actions = {
  preview: async (event) => {
    const typed = typedOf(await event.request.formData())
    try {
      return { days: await daysOf(event, seriesFrom(typed)), typed }
    } catch (error) {
      return formProblem(event, error, typed)
    }
  },
  create: async (event) => {
    const typed = typedOf(await event.request.formData())
    const api = apiOf(event)
    let id: string
    try {
      const days = await daysOf(event, seriesFrom(typed))
      const json = CreateSeries.parse({ ...seriesFrom(typed), skipDays: skippedOf(days, typed) })
      id = (await ok(api.series.index.$post({ json }))).id
    } catch (error) {
      return formProblem(event, error, typed)
    }
    redirect(303, `/host/series/${id}`)
  },
}

const daysOf = (event: RequestEvent, given: object): Promise<SeriesDayView[]> =>
  ok(apiOf(event).series.preview.$post({ json: PreviewSeries.parse(given) }))
