import { AnswerReinspection, ReinspectionState, SettleReinspection } from '@zhibo/core/reviews/reinspections'
import { lookStep } from '#lib/reviews/line-steps.ts'
import { answerLine } from '#lib/reviews/listed.ts'
import { nextCursor } from '#lib/server/pages.ts'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  const state = ReinspectionState.safeParse(event.url.searchParams.get('state')).data ?? 'open'
  const cursor = event.url.searchParams.get('cursor') ?? undefined
  const answer = await apiOf(event).reinspections.index.$get({ query: { state, cursor } })
  const looks = await loadFrom(ok(Promise.resolve(answer)))
  return {
    state,
    more: nextCursor(answer.headers.get('link')),
    looks: looks.map((look) => ({ ...look, step: lookStep(me, look) })),
  }
}

export const actions: Actions = {
  answer: (event) =>
    answerLine(event, AnswerReinspection, (api, param, json) =>
      api.reinspections[':id'].answers.$post({ param, json }),
    ),
  settle: (event) =>
    answerLine(event, SettleReinspection, (api, param, json) =>
      api.reinspections[':id'].settlements.$post({ param, json }),
    ),
}
