import type { ReviewWeight } from '@zhibo/core/reviews/schema'
import { m } from '#lib/paraglide/messages.js'
import type { QueueFilter } from './queue.ts'

/** The tabs over the queue. */
export const tabNames: Record<QueueFilter['state'], () => string> = {
  submitted: m.reviews_tab_submitted,
  claimed: m.reviews_tab_claimed,
  mine: m.reviews_tab_mine,
  awaiting_signature: m.reviews_tab_awaiting_signature,
  appealed: m.reviews_tab_appealed,
  returned: m.reviews_tab_returned,
  approved: m.reviews_tab_approved,
  rejected: m.reviews_tab_rejected,
  upheld: m.reviews_tab_upheld,
  overturned: m.reviews_tab_overturned,
  suspended: m.reviews_tab_suspended,
  all: m.reviews_tab_all,
}

/** The heaviest finding of a case, to filter by. */
export const heaviestNames: Record<ReviewWeight, () => string> = {
  block: m.reviews_heaviest_block,
  return: m.reviews_heaviest_return,
  flag: m.reviews_heaviest_flag,
  none: m.reviews_heaviest_none,
}
