import { SettleDeviation, WithdrawDeviation } from '@zhibo/core/deviations/schema'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const param = event.params
  const [session, deviations] = await loadFrom(
    Promise.all([ok(api.sessions[':id'].$get({ param })), ok(api.sessionDeviations[':id'].deviations.$get({ param }))]),
  )
  return { session, deviations }
}

type Work = (api: ReturnType<typeof apiOf>, param: { id: string }, typed: Typed) => Promise<unknown>

const press = (work: Work) => async (event: RequestEvent) => {
  const typed = typedOf(await event.request.formData())
  return work(apiOf(event), event.params, typed).then(
    () => ({ done: true }),
    (error: unknown) => formProblem(event, error, typed),
  )
}

export const actions: Actions = {
  settle: press(async (api, _, { deviationId = '', outcome, note, expectedVersion }) => {
    const json = SettleDeviation.parse({ outcome, note, expectedVersion: Number(expectedVersion) })
    return ok(api.deviations[':id'].settlement.$post({ param: { id: deviationId }, json }))
  }),
  withdraw: press(async (api, { id }, { deviationId = '', reason }) =>
    ok(
      api.sessionDeviations[':id'].deviations[':deviationId'].withdrawal.$post({
        param: { id, deviationId },
        json: WithdrawDeviation.parse({ reason }),
      }),
    ),
  ),
}
