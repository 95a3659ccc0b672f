import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import { apiOf, ok } from '#lib/server/api.ts'
import type { RequestEvent } from '@sveltejs/kit'

/**
 * Where a decision leads: to what the reviewer holds already, then to what is due first of the same kind, then of any;
 * to the queue when nothing waits. The decision is made by then: what goes wrong here must not look as if it were not.
 */
export const nextCase = (event: Pick<RequestEvent, 'fetch'>, after: string, subject: ReviewSubject): Promise<string> =>
  findNext(event, after, subject).catch(() => '/reviews')

async function findNext(event: Pick<RequestEvent, 'fetch'>, after: string, subject: ReviewSubject): Promise<string> {
  const api = apiOf(event)
  for (const query of [
    { state: 'claimed' as const, mine: 'true' as const },
    { state: 'submitted' as const, subject },
    { state: 'submitted' as const },
  ]) {
    const waiting = await ok(api.reviews.index.$get({ query }))
    const next = waiting.find((each) => each.id !== after && !each.submittedByMe)
    if (next) return `/reviews/${next.id}?after=${after}`
  }
  return '/reviews?after=all'
}
