import { shanghaiDay } from '@zhibo/core/day'
import { CreateSession } from '@zhibo/core/sessions/plan-schema'
import { redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { hoursFrom, partnersFrom, plannedFrom } from '#lib/planning/plan-form.ts'
import { apiOf, formProblem, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

/** A free gap of the calendar comes with its place and hours in the address. */
export const load: PageServerLoad = ({ url }) => ({
  today: shanghaiDay(new Date()),
  given: Object.fromEntries(
    ['place', 'day', 'from', 'to'].flatMap((name) => {
      const value = url.searchParams.get(name)
      return value ? [[name, value] as const] : []
    }),
  ),
})

export const actions: Actions = {
  default: async (event) => {
    const typed = typedOf(await event.request.formData())
    const { stationId, planned } = plannedFrom(typed)
    const parsed = CreateSession.safeParse({
      stationId,
      ...planned,
      ...hoursFrom(typed),
      partnerIds: partnersFrom(typed, stationId),
    })
    if (!parsed.success) return formProblem(event, parsed.error, typed)
    const created = await ok(apiOf(event).sessions.index.$post({ json: parsed.data })).catch((error: unknown) =>
      formProblem(event, error, typed),
    )
    if ('status' in created) return created
    redirect(303, `/host/sessions/${created.id}/plan`)
  },
}
