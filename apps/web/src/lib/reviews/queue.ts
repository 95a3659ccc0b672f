import { ReviewFilter, ReviewState, ReviewSubject, ReviewWeight } from '@zhibo/core/reviews/schema'

/** What the queue is filtered by, as its address says it. */
export interface QueueFilter {
  /** `mine`: what I hold; `all`: whatever its state; else a state. */
  state: (typeof queueStates)[number]
  subject: ReviewSubject | ''
  weight: ReviewWeight | ''
  /** Only what waits beyond the promised time. */
  overdue: boolean
  /** Only what is in force and found wanting by a rule or rate that came later. */
  outdated: boolean
  /** Only what this person holds. */
  holder: string
  /** Words of the name, or nothing. */
  q: string
}

export const queueStates = [
  'submitted',
  'claimed',
  'mine',
  'awaiting_signature',
  'appealed',
  'returned',
  'approved',
  'rejected',
  'upheld',
  'overturned',
  'suspended',
  'all',
] as const

const oneOf = <Value extends string>(options: readonly Value[], text: string | null): Value | undefined =>
  options.find((option) => option === text)

/** The filter of an address; what is waiting where it says nothing, or something unknown. */
export const readFilter = (search: URLSearchParams): QueueFilter => ({
  state: oneOf(queueStates, search.get('state')) ?? 'submitted',
  subject: oneOf(ReviewSubject.options, search.get('subject')) ?? '',
  weight: oneOf(ReviewWeight.options, search.get('weight')) ?? '',
  overdue: search.get('overdue') === 'true',
  outdated: search.get('outdated') === 'true',
  holder: ReviewFilter.shape.holder.safeParse(search.get('holder') ?? undefined).data ?? '',
  q: (search.get('q') ?? '').trim().slice(0, 60),
})

/** The address of a filter, short where it is the usual one. */
export function filterHref({ state, subject, weight, overdue, outdated, holder, q }: QueueFilter): string {
  const search = new URLSearchParams()
  if (state !== 'submitted') search.set('state', state)
  if (overdue) search.set('overdue', 'true')
  if (outdated) search.set('outdated', 'true')
  for (const [name, value] of Object.entries({ subject, weight, holder, q })) if (value) search.set(name, value)
  return search.size > 0 ? `?${search}` : '?'
}

/** Whether anything beyond the state narrows it. */
export const isNarrow = ({ subject, weight, overdue, outdated, holder, q }: QueueFilter): boolean =>
  overdue || outdated || [subject, weight, holder, q].some((value) => value !== '')

/** The same as the API understands it. */
export function queryOf({ state, subject, weight, overdue, outdated, holder, q }: QueueFilter): ReviewFilter {
  const known = ReviewState.safeParse(state)
  return {
    ...(known.success ? { state: known.data } : {}),
    ...(state === 'mine' ? { mine: 'true' } : {}),
    ...(subject ? { subject } : {}),
    ...(weight ? { weight } : {}),
    ...(overdue ? { overdue: 'true' } : {}),
    ...(outdated ? { outdated: 'true' } : {}),
    ...(holder ? { holder } : {}),
    ...(q ? { q } : {}),
  }
}

/** The other way round, for a filter that was kept. */
export const filterOf = ({
  state,
  mine,
  subject,
  weight,
  overdue,
  outdated,
  holder,
  q,
}: ReviewFilter): QueueFilter => ({
  state: mine ? 'mine' : (oneOf(queueStates, state ?? null) ?? 'all'),
  subject: subject ?? '',
  weight: weight ?? '',
  overdue: overdue === 'true',
  outdated: outdated === 'true',
  holder: holder ?? '',
  q: q ?? '',
})
