import { Ban, Lifting, Reasoned } from '@zhibo/core/moderation/schema'
import { AddPromise, WithdrawPromise } from '@zhibo/core/promises/schema'
import { AnswerQuestion, MergeQuestions } from '@zhibo/core/questions/schema'
import type { Actions, RequestEvent } from '@sveltejs/kit'
import { ticked, type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, ok } from '#lib/server/api.ts'

type Api = ReturnType<typeof apiOf>
type Work = (api: Api, param: { id: string; questionId: string }, typed: Typed) => Promise<unknown>

/** One press at the desk: done, or why not, at the form that asked. */
const press = (form: string, work: Work) => async (event: RequestEvent) => {
  const typed = typedOf(await event.request.formData())
  const param = { id: event.params.id ?? '', questionId: typed.questionId ?? '' }
  try {
    await work(apiOf(event), param, typed)
  } catch (error) {
    return formProblem(event, error, { ...typed, form })
  }
  return { done: form }
}

const about = (api: Api) => api.questions[':id'].questions[':questionId']
const reasonOf = ({ reasonCode, reason }: Typed) => ({ reasonCode: reasonCode || undefined, reason: reason ?? '' })
const promiseOf = (api: Api) => api.promises[':id'].questions[':questionId'].promise

/** What a host does with questions and with those who ask, for the `actions` of a page under a session's id. */
export const deskActions = {
  take: press('take', (api, param) => ok(about(api).take.$post({ param }))),
  putBack: press('putBack', (api, param) => ok(about(api)['put-back'].$post({ param }))),
  release: press('release', (api, param) => ok(about(api).release.$post({ param }))),
  hold: press('hold', async (api, param, typed) =>
    ok(about(api).hold.$post({ param, json: Reasoned.parse(reasonOf(typed)) })),
  ),
  hide: press('hide', async (api, param, typed) =>
    ok(about(api).hide.$post({ param, json: Reasoned.parse(reasonOf(typed)) })),
  ),
  answer: press('answer', async (api, param, typed) => {
    const text = typed.text?.trim() || undefined
    const jobId = typed.jobId || undefined
    await ok(about(api).answer.$post({ param, json: AnswerQuestion.parse({ text, jobId }) }))
    if (typed.promise === 'on') await ok(promiseOf(api).$post({ param, json: AddPromise.parse({ jobId }) }))
  }),
  mergeAll: press('mergeAll', async (api, param, typed) =>
    ok(about(api).merges.$post({ param, json: MergeQuestions.parse({ questionIds: ticked(typed.questionIds) }) })),
  ),
  promise: press('promise', async (api, param, typed) => {
    const json = AddPromise.parse({ jobId: typed.jobId || undefined, text: typed.text?.trim() || undefined })
    return ok(promiseOf(api).$post({ param, json }))
  }),
  withdrawPromise: press('withdrawPromise', async (api, param, typed) =>
    ok(promiseOf(api).withdrawal.$post({ param, json: WithdrawPromise.parse({ reason: typed.reason }) })),
  ),
  /** Muted for this show, or banned for the days chosen; what they wrote is hidden first where the host wants that too. */
  silence: press('silence', async (api, param, typed) => {
    const why = Reasoned.parse(reasonOf(typed))
    if (typed.hide === 'on') await ok(about(api).hide.$post({ param, json: why }))
    const asker = api.sessionModeration[':id'].questions[':questionId']
    const days = Number(typed.days)
    return days > 0
      ? ok(asker.bans.$post({ param, json: Ban.parse({ ...why, days }) }))
      : ok(asker.mutes.$post({ param, json: why }))
  }),
  liftMute: press('liftMute', async (api, { id }, typed) => {
    const param = { id, muteId: typed.muteId ?? '' }
    return ok(api.sessionModeration[':id'].mutes[':muteId'].lift.$post({ param, json: Lifting.parse(reasonOf(typed)) }))
  }),
  holdFirst: press('holdFirst', ({ sessionModeration }, { id }, typed) =>
    ok(sessionModeration[':id']['holds-first'].$put({ param: { id }, json: { on: typed.on === 'true' } })),
  ),
} satisfies Actions
