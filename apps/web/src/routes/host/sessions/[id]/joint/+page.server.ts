import { JoinSession } from '@zhibo/core/sessions/plan-schema'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { plannedFrom } from '#lib/planning/plan-form.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { whoIs } from '#lib/server/me.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { myStations } = await event.parent()
  const session = await loadFrom(ok(apiOf(event).sessions[':id'].$get({ param: event.params })))
  const declared = new Set(session.stations.map(({ id }) => id))
  const others = myStations.filter(({ id }) => id !== session.stationId)
  return {
    session,
    joined: others.filter(({ id }) => declared.has(id)),
    open: others.filter(({ id }) => !declared.has(id)),
  }
}

const press =
  (name: string, work: (event: RequestEvent, typed: Typed) => Promise<unknown>) => async (event: RequestEvent) => {
    const typed = typedOf(await event.request.formData())
    return work(event, typed).then(
      () => ({ done: name }),
      (error: unknown) => formProblem(event, error, { ...typed, form: name }),
    )
  }

export const actions: Actions = {
  join: press('join', async (event, typed) => {
    const { stationId, planned } = plannedFrom(typed)
    const { studioId, setupBeforeMinutes, setupAfterMinutes } = planned
    const hostId = typed.hosting === 'on' ? ((await whoIs(event))?.personId ?? null) : null
    const json = JoinSession.parse({ stationId, studioId, setupBeforeMinutes, setupAfterMinutes, hostId })
    await ok(apiOf(event).joint[':id'].stations.$post({ param: event.params, json }))
  }),
  leave: press('leave', async (event, { station = '' }) => {
    const param = { id: event.params.id ?? '', stationId: station }
    await ok(apiOf(event).joint[':id'].stations[':stationId'].$delete({ param }))
  }),
}
