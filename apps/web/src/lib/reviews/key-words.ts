import { m } from '#lib/paraglide/messages.js'

/** What the keys do in the queue. */
export const queueKeys = () => [
  { keys: ['j', 'k'], does: m.reviews_key_move() },
  { keys: ['Enter'], does: m.reviews_key_open() },
  { keys: ['c'], does: m.reviews_key_claim() },
  { keys: ['x'], does: m.reviews_key_select() },
  { keys: ['Shift+X'], does: m.reviews_key_select_to() },
  { keys: ['b'], does: m.reviews_key_batch() },
  { keys: ['/'], does: m.reviews_key_search() },
  { keys: ['?'], does: m.reviews_key_help() },
]

/** What they do on a case. */
export const caseKeys = () => [
  { keys: ['c'], does: m.reviews_key_claim() },
  { keys: ['j', 'k'], does: m.reviews_key_finding() },
  { keys: ['n', 'p'], does: m.reviews_key_field() },
  { keys: ['m'], does: m.reviews_key_mend() },
  { keys: ['a'], does: m.reviews_key_approve() },
  { keys: ['r'], does: m.reviews_key_return() },
  { keys: ['x'], does: m.reviews_key_reject() },
  { keys: ['Enter'], does: m.reviews_key_press() },
  { keys: ['u'], does: m.reviews_key_back() },
  { keys: ['?'], does: m.reviews_key_help() },
]
