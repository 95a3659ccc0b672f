import { FindingMarkState, SettleMark } from '@zhibo/core/reviews/finding-marks'
import { markStep } from '#lib/reviews/line-steps.ts'
import { answerLine } from '#lib/reviews/listed.ts'
import { nextCursor } from '#lib/server/pages.ts'
import { ruleName } from '#lib/reviews/rule-names.ts'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  const state = FindingMarkState.safeParse(event.url.searchParams.get('state')).data ?? 'open'
  const cursor = event.url.searchParams.get('cursor') ?? undefined
  const answer = await apiOf(event).findingMarks.index.$get({ query: { state, cursor } })
  const marks = await loadFrom(ok(Promise.resolve(answer)))
  return {
    state,
    more: nextCursor(answer.headers.get('link')),
    marks: marks.map((mark) => ({ ...mark, ruleName: ruleName(mark.rule), step: markStep(me, mark) })),
  }
}

export const actions: Actions = {
  settle: (event) =>
    answerLine(event, SettleMark, (api, param, json) => api.findingMarks[':id'].settlements.$post({ param, json })),
}
