import type { RequestEvent } from '@sveltejs/kit'
import { factsOf, partsNow, returnedOfPlan } from '#lib/planning/returned-plan.ts'
import { apiOf, load, ok } from './api.ts'

/** What was sent back of a plan: the decision, its fields, and what stands there now; null when nothing was. */
export async function returnedTo(event: Pick<RequestEvent, 'fetch' | 'locals'>, sessionId: string) {
  const returned = await load(ok(apiOf(event).sessions[':id'].returned.$get({ param: { id: sessionId } })))
  if (!returned) return null
  const fields = returnedOfPlan(returned, sessionId, event.locals.preferences.locale)
  return {
    decision: returned.decision,
    fields,
    values: { ...factsOf(returned.now), ...partsNow(fields, returned.now) },
  }
}
