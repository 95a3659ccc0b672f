import { CreateEmployer } from '@zhibo/core/employers/schema'
import { AnswerInvitation } from '@zhibo/core/invitations/schema'
import { Appeal } from '@zhibo/core/reviews/schema'
import { redirect } from '@sveltejs/kit'
import { missingOf } from '#lib/employers/missing.ts'
import { upcomingOf } from '#lib/employers/upcoming.ts'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const [employers, jobs, invitations, owed, asked] = await loadFrom(
    Promise.all([
      ok(api.employers.mine.$get()),
      ok(api.jobs.mine.$get({ query: {} })),
      ok(api.employers.invitations.$get()),
      ok(api.owedQuestions.owed.$get({ query: {} })),
      ok(api.invitations.mine.$get()),
    ]),
  )
  const desks = await loadFrom(
    Promise.all(
      employers.map(async (employer) => {
        const { members } = await ok(api.employers[':id'].members.$get({ param: { id: employer.id } }))
        const owner = members.some((member) => member.me && member.role === 'owner')
        const toExplain = await ok(
          api.employerDeviations[':id'].deviations.$get({ param: { id: employer.id }, query: { state: 'open' } }),
        )
        return {
          employer,
          people: members.length,
          owner,
          missing: missingOf(employer, new Date()),
          toExplain: toExplain.length,
        }
      }),
    ),
  )
  return { desks, jobs, invitations, asked, owed: owed.length, sessions: await loadFrom(upcomingOf(api, employers)) }
}

export const actions: Actions = {
  found: async (event) => {
    const typed = typedOf(await event.request.formData())
    const parsed = CreateEmployer.safeParse({ name: typed.name, stationId: typed.stationId })
    if (!parsed.success) return formProblem(event, parsed.error, typed)
    const founded = await ok(apiOf(event).employers.index.$post({ json: parsed.data })).catch((error: unknown) =>
      formProblem(event, error, typed),
    )
    if ('status' in founded) return founded
    redirect(303, `/employer/${founded.id}/file`)
  },
  appeal: async (event) => {
    const typed = typedOf(await event.request.formData())
    const { caseId = '', statement } = typed
    const parsed = Appeal.safeParse({ statement, expectedVersion: Number(typed.expectedVersion) })
    if (!parsed.success) return formProblem(event, parsed.error, typed)
    try {
      await ok(apiOf(event).reviews[':id'].appeals.$post({ param: { id: caseId }, json: parsed.data }))
    } catch (error) {
      return formProblem(event, error, typed)
    }
    return { appealed: true }
  },
  accept: (event) => answer(event, 'acceptances'),
  decline: (event) => answer(event, 'refusals'),
  present: (event) => answerHost(event, 'acceptances'),
  stayAway: (event) => answerHost(event, 'refusals'),
}

/** The API answers an invitation; somebody who accepts comes into the company's desk. */
async function answer(event: RequestEvent, verb: 'acceptances' | 'refusals') {
  const typed = typedOf(await event.request.formData())
  const one = apiOf(event).employers.invitations[':id']
  try {
    await ok(one[verb].$post({ param: { id: typed.id ?? '' } }))
  } catch (error) {
    return formProblem(event, error, typed)
  }
  redirect(303, '/employer')
}

/** Whether I come to present, for whoever plans the show. */
async function answerHost(event: RequestEvent, verb: 'acceptances' | 'refusals') {
  const typed = typedOf(await event.request.formData())
  try {
    const json = AnswerInvitation.parse({ expectedVersion: Number(typed.expectedVersion), note: typed.note })
    await ok(apiOf(event).invitations[':id'][verb].$post({ param: { id: typed.id ?? '' }, json }))
  } catch (error) {
    return formProblem(event, error, typed)
  }
  redirect(303, '/employer')
}
