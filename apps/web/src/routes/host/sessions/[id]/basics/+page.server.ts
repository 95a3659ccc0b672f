import { shanghaiDay } from '@zhibo/core/day'
import { ReplanSession, WithdrawSession } from '@zhibo/core/sessions/plan-schema'
import { ChangeSeries } from '@zhibo/core/sessions/series-schema'
import { redirect } from '@sveltejs/kit'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { hoursFrom, minutesFrom, partnersFrom, plannedFrom } from '#lib/planning/plan-form.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { returnedTo } from '#lib/server/returned-plan.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => ({
  plan: await loadFrom(ok(apiOf(event).sessions[':id'].basics.$get({ param: event.params }))),
  returned: await returnedTo(event, event.params.id),
  today: shanghaiDay(new Date()),
})

export const actions: Actions = {
  save: async (event) => {
    const typed = typedOf(await event.request.formData())
    try {
      if (typed.scope === 'following') await changeFollowing(event, typed)
      else await changeThis(event, typed)
    } catch (error) {
      return formProblem(event, error, typed)
    }
    redirect(303, `/host/sessions/${event.params.id}/plan`)
  },
  withdraw: async (event) => {
    const typed = typedOf(await event.request.formData())
    try {
      const json = WithdrawSession.parse({ expectedVersion: Number(typed.expectedVersion), reason: typed.reason })
      await ok(apiOf(event).sessions[':id'].withdrawal.$post({ param: event.params, json }))
    } catch (error) {
      return formProblem(event, error, { ...typed, form: 'withdraw' })
    }
    redirect(303, `/host/sessions/${event.params.id}/basics`)
  },
}

/** What an approved show is stays as it is; its form does not even ask. */
async function changeThis(event: RequestEvent, typed: Typed): Promise<void> {
  const api = apiOf(event)
  const { stationId, planned } = plannedFrom(typed)
  const given = { expectedVersion: Number(typed.expectedVersion), ...planned, ...hoursFrom(typed) }
  const { studioId, setupBeforeMinutes, setupAfterMinutes } = given
  const stands = typed.approved === 'yes' && (await ok(api.sessions[':id'].basics.$get({ param: event.params })))
  const json = ReplanSession.parse(
    stands
      ? {
          expectedVersion: given.expectedVersion,
          title: stands.title,
          kind: stands.kind,
          theme: stands.theme,
          plannedStart: stands.plannedStart,
          plannedEnd: stands.plannedEnd,
          holdsFirstQuestions: stands.holdsFirstQuestions,
          studioId,
          setupBeforeMinutes,
          setupAfterMinutes,
        }
      : { ...given, partnerIds: partnersFrom(typed, stationId) },
  )
  await ok(api.sessions[':id'].$put({ param: event.params, json }))
}

async function changeFollowing(event: RequestEvent, typed: Typed): Promise<void> {
  const { stationId, planned } = plannedFrom(typed)
  const json = ChangeSeries.parse({
    ...planned,
    startsAt: typed.from,
    minutes: minutesFrom(typed),
    fromDay: typed.seriesDay,
    partnerIds: partnersFrom(typed, stationId),
  })
  await ok(apiOf(event).series[':id'].$put({ param: { id: typed.seriesId ?? '' }, json }))
}
