import { checkJob } from '@zhibo/core/checks/check-job'
import { JobPost, type Finding } from '@zhibo/core/checks/schema'
import { Decide, type ReviewCaseDetailView, ReviewSubject } from '@zhibo/core/reviews/schema'
import { redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { decisionOf } from '#lib/reviews/typed-decision.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const reviewCase = await loadFrom(ok(apiOf(event).reviews[':id'].$get({ param: event.params })))
  return { reviewCase, findings: await findingsOn(event, reviewCase) }
}

/** What the checks of today say of a job's text; other subjects have no text they know. */
async function findingsOn(
  event: Pick<RequestEvent, 'fetch'>,
  { subject, content }: ReviewCaseDetailView,
): Promise<Finding[]> {
  if (subject !== 'job') return []
  const context = await loadFrom(ok(apiOf(event).checks.context.$get()))
  return checkJob(JobPost.parse(content), context).findings
}

export const actions: Actions = {
  // The same form claims and decides, so that what is written is still there after a claim that had run out.
  claim: async (event) => {
    const typed = typedOf(await event.request.formData())
    return ok(apiOf(event).reviews[':id'].claims.$post({ param: event.params, json: {} })).then(
      () => ({ claimed: true, typed }),
      (error: unknown) => formProblem(event, error, typed),
    )
  },
  takeOver: async (event) => {
    const typed = typedOf(await event.request.formData())
    const json = { takeOverReason: typed.takeOverReason }
    return ok(apiOf(event).reviews[':id'].claims.$post({ param: event.params, json })).then(
      () => ({ claimed: true }),
      (error: unknown) => formProblem(event, error, typed),
    )
  },
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
    const parsed = Decide.safeParse(decisionOf(subject, typed))
    if (!parsed.success) return formProblem(event, parsed.error, typed)
    try {
      await ok(apiOf(event).reviews[':id'].decisions.$post({ param: event.params, json: parsed.data }))
    } catch (problem) {
      return formProblem(event, problem, typed)
    }
    redirect(303, await nextOf(event, subject))
  },
}

/** The case that is due first after this one, of the same kind while there is one; else the queue. */
async function nextOf(event: RequestEvent, subject: ReviewSubject): Promise<string> {
  const api = apiOf(event)
  for (const query of [{ state: 'submitted' as const, subject }, { state: 'submitted' as const }]) {
    const waiting = await ok(api.reviews.index.$get({ query }))
    const next = waiting.find((each) => each.id !== event.params.id && !each.submittedByMe)
    if (next) return `/reviews/${next.id}?after=${event.params.id}`
  }
  return '/reviews'
}
