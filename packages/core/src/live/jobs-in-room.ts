import type { JobCard } from '../jobs/schema.ts'
import type { LiveState } from './state.ts'

type Told = Pick<LiveState, 'unavailableJobIds' | 'availableJobIds' | 'remaining'>

/**
 * The jobs a room shows now: the cards the page was opened with, as far as the stream tells otherwise since. One that is
 * in several parts of the show is one job, where it comes first.
 */
export const jobsInRoom = (cards: readonly JobCard[], live: Told): JobCard[] =>
  [...new Map(cards.map((card) => [card.id, card])).values()]
    .filter(({ id }) => !live.unavailableJobIds.includes(id))
    .map((card) => ({
      ...card,
      state: live.availableJobIds.includes(card.id) ? 'published' : card.state,
      remaining: live.remaining[card.id] ?? card.remaining,
    }))
