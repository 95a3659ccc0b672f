import { JoinSession } from '@zhibo/core/sessions/plan-schema'
import { redirect } from '@sveltejs/kit'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { plannedFrom } from '#lib/planning/plan-form.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { whoIs } from '#lib/server/me.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

/** What one's stations were asked about this show; once it has begun, or is named no more, there is nothing to answer. */
export const load: PageServerLoad = async (event) => {
  const asks = await loadFrom(ok(apiOf(event).jointAsks.index.$get()))
  const asked = asks.filter(({ session }) => session.id === event.params.id)
  const [first] = asked
  if (!first) redirect(303, '/host')
  return { asked, session: first.session }
}

const press =
  (name: string, work: (event: RequestEvent, typed: Typed) => Promise<unknown>) => async (event: RequestEvent) => {
    const typed = typedOf(await event.request.formData())
    return work(event, typed).then(
      () => ({ done: name }),
      (error: unknown) => formProblem(event, error, { ...typed, form: name }),
    )
  }

const said = ({ id = '' }: { id?: string }, { station = '' }: Typed) => ({ id, stationId: station })

export const actions: Actions = {
  join: press('join', async (event, typed) => {
    const { stationId, planned } = plannedFrom(typed)
    const { studioId, setupBeforeMinutes, setupAfterMinutes } = planned
    const hostId = typed.hosting === 'on' ? ((await whoIs(event))?.personId ?? null) : null
    const json = JoinSession.parse({
      stationId,
      studioId,
      setupBeforeMinutes,
      setupAfterMinutes,
      hostId,
      plannedStart: typed.plannedStart,
      plannedEnd: typed.plannedEnd,
    })
    await ok(apiOf(event).joint[':id'].stations.$post({ param: event.params, json }))
  }),
  decline: press('decline', async (event, typed) => {
    const asked = apiOf(event).joint[':id'].stations[':stationId']
    await ok(asked.decline.$post({ param: said(event.params, typed) }))
  }),
  leave: press('leave', async (event, typed) => {
    const asked = apiOf(event).joint[':id'].stations[':stationId']
    await ok(asked.$delete({ param: said(event.params, typed) }))
  }),
}
