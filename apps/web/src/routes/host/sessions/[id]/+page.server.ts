import { MarkDeviation, WithdrawDeviation } from '@zhibo/core/deviations/schema'
import { DeclineGuestCall } from '@zhibo/core/guests/schema'
import { mayAt } from '@zhibo/core/identity/policy'
import { AddCaption, SetSlate } from '@zhibo/core/sessions/control'
import { HandOverDesk, TakeDesk } from '@zhibo/core/sessions/desk'
import { CancelSession, Correct, EmergencyStop, PinJob, Reopen, StopCause } from '@zhibo/core/sessions/schema'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { readControlRoom } from '#lib/host/control-room.ts'
import { stopCauseNames } from '#lib/host/names.ts'
import { deskActions } from '#lib/questions/desk/actions.server.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  const room = await loadFrom(readControlRoom(apiOf(event), event.params.id))
  return { ...room, mayReopen: mayAt(me.roles, 'session.reopen', room.session.stationId) }
}

type Work = (api: ReturnType<typeof apiOf>, param: { id: string }, typed: Typed) => Promise<unknown>

/** One press of a button: done, or why not, at the form that asked. */
const press = (name: string, work: Work) => async (event: RequestEvent) => {
  const typed = typedOf(await event.request.formData())
  return work(apiOf(event), event.params, typed).then(
    () => ({ done: name }),
    (error: unknown) => formProblem(event, error, { ...typed, form: name }),
  )
}

const presenter = ({ id }: { id: string }, { presenterId = '' }: Typed) => ({ id, presenterId })
const reasonOf = ({ reason }: Typed) => ({ reason })

export const actions: Actions = {
  rehearse: press('rehearse', (api, param) => ok(api.sessions[':id'].rehearsal.$post({ param, json: {} }))),
  rehearseEnd: press('rehearseEnd', (api, param) => ok(api.sessions[':id'].rehearsal.$delete({ param }))),
  start: press('start', (api, param) => ok(api.sessions[':id'].start.$post({ param, json: {} }))),
  end: press('end', (api, param) => ok(api.sessions[':id'].end.$post({ param, json: {} }))),
  cancel: press('cancel', async (api, param, typed) =>
    ok(api.sessions[':id'].cancel.$post({ param, json: CancelSession.parse(reasonOf(typed)) })),
  ),
  // A cause alone is a reason; viewers are told the cause, never the words.
  stop: press('stop', async (api, param, { cause, reason }) => {
    const known = StopCause.safeParse(cause).data
    const json = EmergencyStop.parse({ reason: reason || (known && stopCauseNames[known]()), cause: known })
    return ok(api.sessions[':id']['emergency-stop'].$post({ param, json }))
  }),
  reopen: press('reopen', async (api, param, typed) =>
    ok(api.sessions[':id'].reopen.$post({ param, json: Reopen.parse(reasonOf(typed)) })),
  ),
  onAir: press('onAir', (api, param, typed) =>
    ok(api.sessions[':id'].presenters[':presenterId']['on-air'].$post({ param: presenter(param, typed), json: {} })),
  ),
  offAir: press('offAir', (api, param, typed) =>
    ok(api.sessions[':id'].presenters[':presenterId']['off-air'].$post({ param: presenter(param, typed), json: {} })),
  ),
  pin: press('pin', async (api, param, typed) =>
    ok(api.sessions[':id'].pins.$post({ param, json: PinJob.parse({ jobId: typed.jobId }) })),
  ),
  correct: press('correct', async (api, param, typed) =>
    ok(api.sessions[':id'].corrections.$post({ param, json: Correct.parse({ text: typed.text }) })),
  ),
  segment: press('segment', async (api, { id }, { segmentId = '', step }) => {
    const segment = api.sessions[':id'].segments[':segmentId']
    const asked = { param: { id, segmentId }, json: {} }
    if (step === 'run') return ok(segment.run.$post(asked))
    return step === 'skip' ? ok(segment.skip.$post(asked)) : ok(segment.finish.$post(asked))
  }),
  clearCorrection: press('clearCorrection', (api, param) => ok(api.control[':id'].corrections.$delete({ param }))),
  slate: press('slate', async (api, param, typed) =>
    ok(api.control[':id'].slate.$put({ param, json: SetSlate.parse({ slate: typed.slate || null }) })),
  ),
  caption: press('caption', async (api, param, typed) =>
    ok(api.control[':id'].captions.$post({ param, json: AddCaption.parse({ text: typed.text }) })),
  ),
  deviation: press('deviation', async (api, param, { jobId, field, text }) => {
    const json = MarkDeviation.parse({ ...(jobId ? { jobId } : {}), field, text })
    return ok(api.sessionDeviations[':id'].deviations.$post({ param, json }))
  }),
  deviationBack: press('deviationBack', async (api, param, { deviationId = '', reason }) =>
    ok(
      api.sessionDeviations[':id'].deviations[':deviationId'].withdrawal.$post({
        param: { ...param, deviationId },
        json: WithdrawDeviation.parse({ reason }),
      }),
    ),
  ),
  deskTake: press('deskTake', async (api, param, { reason }) =>
    ok(api.control[':id'].desk.$post({ param, json: TakeDesk.parse(reason === undefined ? {} : { reason }) })),
  ),
  deskOffer: press('deskOffer', async (api, param, { to }) =>
    ok(api.control[':id'].desk['hand-over'].$post({ param, json: HandOverDesk.parse({ to: to || null }) })),
  ),
  deskLeave: press('deskLeave', (api, param) => ok(api.control[':id'].desk.$delete({ param }))),
  guest: press('guest', async (api, param, { callId = '', step }) => {
    const call = api.guestCalls[':id']['guest-calls'][':callId']
    const asked = { param: { ...param, callId }, json: {} }
    switch (step) {
      case 'call':
        return ok(call.call.$post(asked))
      case 'on_air':
        return ok(call['on-air'].$post(asked))
      case 'hold':
        return ok(call.hold.$post(asked))
      default:
        return ok(call['off-air'].$post(asked))
    }
  }),
  guestDecline: press('guestDecline', async (api, param, { callId = '', reason }) =>
    ok(
      api.guestCalls[':id']['guest-calls'][':callId'].decline.$post({
        param: { ...param, callId },
        json: DeclineGuestCall.parse({ reason }),
      }),
    ),
  ),
  handLower: press('handLower', (api, param, { handId = '' }) =>
    ok(api.hands[':id'].hands[':handId'].lower.$post({ param: { ...param, handId }, json: {} })),
  ),
  ...deskActions,
}
