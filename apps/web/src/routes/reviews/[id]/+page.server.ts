import {
  Decide,
  DecideAppeal,
  DeclineProposal,
  ReviewSubject,
  SignProposal,
  SuspendCase,
} from '@zhibo/core/reviews/schema'
import { redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { foundIn } from '#lib/reviews/found.ts'
import { happeningsOf } from '#lib/reviews/happenings.ts'
import { nextCase } from '#lib/reviews/next-case.ts'
import { lastSaid } from '#lib/reviews/said.ts'
import { sheetOf } from '#lib/reviews/sheet-of.ts'
import { step, wordedStep } from '#lib/reviews/steps.ts'
import { decisionOf } from '#lib/reviews/typed-decision.ts'
import { withNotes } from '#lib/reviews/with-notes.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals.preferences
  const api = apiOf(event)
  const [detail, context] = await Promise.all([
    loadFrom(ok(api.reviews[':id'].$get({ param: event.params }))),
    loadFrom(ok(api.checks.context.$get())),
  ])
  const { content: _content, approvedContent: _approved, comparedTo: _compared, evidence: _evidence, ...rest } = detail
  const { history, notes, signatureFor, marks: _marks, ...reviewCase } = rest
  const { found, pay } = foundIn(detail, context, locale)
  return {
    reviewCase,
    signatureFor,
    said: lastSaid(history),
    sheet: sheetOf(detail, { found: withNotes(found, notes), pay }, locale),
    happenings: happeningsOf(history, reviewCase.employerName, locale),
  }
}

export const actions: Actions = {
  // The same form claims and decides, so that what is written is still there after a claim that had run out.
  claim: (event) => step(event, 'claim', (api) => api[':id'].claims.$post({ param: event.params, json: {} })),
  takeOver: (event) =>
    step(event, 'takeOver', (api, { takeOverReason }) =>
      api[':id'].claims.$post({ param: event.params, json: { takeOverReason } }),
    ),
  release: async (event) => {
    const typed = typedOf(await event.request.formData())
    try {
      await ok(apiOf(event).reviews[':id'].claims.$delete({ param: event.params }))
    } catch (problem) {
      return formProblem(event, problem, typed)
    }
    redirect(303, '/reviews')
  },
  decide: async (event) => {
    const typed = typedOf(await event.request.formData())
    const subject = ReviewSubject.parse(typed.subject)
    const parsed = Decide.safeParse(decisionOf(subject, typed, event.locals.preferences.locale))
    if (!parsed.success) return formProblem(event, parsed.error, typed)
    try {
      await ok(apiOf(event).reviews[':id'].decisions.$post({ param: event.params, json: parsed.data }))
    } catch (problem) {
      return formProblem(event, problem, typed)
    }
    redirect(303, await nextCase(event, event.params.id, subject))
  },
  suspend: (event) =>
    wordedStep(event, 'suspend', SuspendCase, (api, json) =>
      api[':id'].suspensions.$post({ param: event.params, json }),
    ),
  reinstate: (event) =>
    wordedStep(event, 'reinstate', SuspendCase, (api, json) =>
      api[':id'].reinstatements.$post({ param: event.params, json }),
    ),
  answerAppeal: (event) =>
    wordedStep(event, 'answerAppeal', DecideAppeal, (api, json) =>
      api[':id']['appeal-decisions'].$post({ param: event.params, json }),
    ),
  sign: (event) =>
    wordedStep(event, 'sign', SignProposal, (api, json) => api[':id'].signatures.$post({ param: event.params, json })),
  decline: (event) =>
    wordedStep(event, 'decline', DeclineProposal, (api, json) =>
      api[':id'].refusals.$post({ param: event.params, json }),
    ),
  mark: (event) =>
    step(event, 'mark', (api, { rule = '', field = '', text = '', note = '' }) =>
      api[':id']['finding-marks'].$post({ param: event.params, json: { rule, field, text, note } }),
    ),
  unmark: (event) =>
    step(event, 'unmark', (api, { markId = '' }) =>
      api[':id']['finding-marks'][':markId'].$delete({ param: { ...event.params, markId } }),
    ),
}
