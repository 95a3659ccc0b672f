import { mayAt } from '@zhibo/core/identity/policy'
import { WithdrawRecording } from '@zhibo/core/recordings/schema'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  event.depends('recordings:list')
  const api = apiOf(event)
  const param = event.params
  const { me } = await event.parent()
  const [session, { recordings, lack }, questions] = await loadFrom(
    Promise.all([
      ok(api.sessions[':id'].$get({ param })),
      ok(api.sessionRecordings[':id'].recordings.$get({ param })),
      ok(api.questions[':id'].questions.$get({ param })),
    ]),
  )
  return {
    session,
    recordings,
    lack,
    /** What was answered by voice, where it can be heard. */
    answers: questions.filter(({ answeredBy, answeredAtMs }) => answeredBy === 'voice' && answeredAtMs !== null),
    isLead: mayAt(me.roles, 'session.reopen', session.stationId),
  }
}

type Work = (api: ReturnType<typeof apiOf>, param: { id: string }, reason: string) => Promise<unknown>

const press = (name: string, work: Work) => async (event: RequestEvent) => {
  const { recordingId = '', reason = '' } = typedOf(await event.request.formData())
  return work(apiOf(event), { id: recordingId }, reason).then(
    () => ({ done: name }),
    (error: unknown) => formProblem(event, error, { recordingId, reason, form: name }),
  )
}

export const actions: Actions = {
  release: press('release', (api, param) => ok(api.recordings[':id'].release.$post({ param, json: {} }))),
  withdraw: press('withdraw', async (api, param, reason) =>
    ok(api.recordings[':id'].withdrawal.$post({ param, json: WithdrawRecording.parse({ reason }) })),
  ),
  reinstate: press('reinstate', (api, param) => ok(api.recordings[':id'].withdrawal.$delete({ param }))),
}
