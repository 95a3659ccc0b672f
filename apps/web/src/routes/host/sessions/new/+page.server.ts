import { shanghaiDay } from '@zhibo/core/day'
import { CreateSession } from '@zhibo/core/sessions/plan-schema'
import { redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { shanghaiInstant } from '#lib/host/when.ts'
import { apiOf, formProblem, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = () => ({ today: shanghaiDay(new Date()) })

export const actions: Actions = {
  default: async (event) => {
    const typed = typedOf(await event.request.formData())
    // A studio is offered with its station, so that one choice cannot contradict the other.
    const [stationId, studioId] = (typed.place ?? '').split('/')
    const parsed = CreateSession.safeParse({
      stationId,
      studioId: studioId || null,
      title: typed.title,
      plannedStart: shanghaiInstant(typed.day, typed.from),
      plannedEnd: shanghaiInstant(typed.day, typed.to),
      holdsFirstQuestions: typed.holdsFirstQuestions === 'on',
    })
    if (!parsed.success) return formProblem(event, parsed.error, typed)
    const created = await ok(apiOf(event).sessions.index.$post({ json: parsed.data })).catch((error: unknown) =>
      formProblem(event, error, typed),
    )
    if ('status' in created) return created
    redirect(303, `/host/sessions/${created.id}/plan`)
  },
}
