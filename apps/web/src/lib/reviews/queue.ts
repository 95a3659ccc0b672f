import { ReviewState, ReviewSubject } from '@zhibo/core/reviews/schema'

/** What the queue is filtered by, as its address says it. */
export interface QueueFilter {
  /** `open`: waiting and under way; `mine`: what I hold; else a state. */
  state: 'submitted' | 'claimed' | 'mine' | 'returned' | 'approved' | 'rejected' | 'all'
  subject: ReviewSubject | 'all'
}

export const queueStates = ['submitted', 'claimed', 'mine', 'returned', 'approved', 'rejected', 'all'] as const
export const queueSubjects = ['all', 'employer', 'job', 'session_plan'] as const

/** The filter of an address; what is waiting where it says nothing, or something unknown. */
export const readFilter = (search: URLSearchParams): QueueFilter => ({
  state: queueStates.find((state) => state === search.get('state')) ?? 'submitted',
  subject: queueSubjects.find((subject) => subject === search.get('subject')) ?? 'all',
})

/** The address of a filter, short where it is the usual one. */
export function filterHref({ state, subject }: QueueFilter): string {
  const search = new URLSearchParams()
  if (state !== 'submitted') search.set('state', state)
  if (subject !== 'all') search.set('subject', subject)
  return search.size > 0 ? `?${search}` : '?'
}

/** The same as the API's search. */
export function queryOf({ state, subject }: QueueFilter) {
  const known = ReviewState.safeParse(state)
  const about = ReviewSubject.safeParse(subject)
  return {
    ...(known.success ? { state: known.data } : {}),
    ...(about.success ? { subject: about.data } : {}),
    ...(state === 'mine' ? { mine: 'true' as const } : {}),
  }
}
