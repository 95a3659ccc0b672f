import { m } from '#lib/paraglide/messages.js'

/** What the keys of the control room do, beside those of the questions. */
export const controlKeys = () => [
  { keys: ['j', 'k'], does: m.control_key_questions() },
  { keys: ['n'], does: m.control_key_next() },
  { keys: ['c'], does: m.control_key_caption() },
  { keys: ['d'], does: m.control_key_deviation() },
  { keys: ['e'], does: m.control_key_correction() },
  { keys: ['g'], does: m.control_key_slate() },
  { keys: ['z'], does: m.control_key_stop() },
  { keys: ['?'], does: m.control_key_help() },
]

/** Where a key brings the focus. Nothing that ends or stops a show is done by a key alone. */
const places: Readonly<Record<string, string>> = {
  c: '[data-caption]',
  d: '[data-deviation] input:checked',
  e: '[data-correction]',
  g: '[data-slates] button',
  z: '[data-stop] summary',
}

/** Takes a key that was pressed outside any field. */
export function onControlKey(event: KeyboardEvent): void {
  const place = Object.hasOwn(places, event.key) ? places[event.key] : undefined
  if (place) document.querySelector<HTMLElement>(place)?.focus()
  else if (event.key === 'n') document.querySelector<HTMLButtonElement>('[data-next-pin] button')?.click()
  else return
  event.preventDefault()
}
