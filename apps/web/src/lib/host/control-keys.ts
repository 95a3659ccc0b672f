import { isForField, moveFocus } from '#lib/reviews/keys.ts'
import { m } from '#lib/paraglide/messages.js'

/** What the keys do in the control room. */
export const controlKeys = () => [
  { keys: ['j', 'k'], does: m.control_key_questions() },
  { keys: ['t'], does: m.control_key_take() },
  { keys: ['a'], does: m.control_key_answer() },
  { keys: ['h'], does: m.control_key_hide() },
  { keys: ['n'], does: m.control_key_next() },
  { keys: ['c'], does: m.control_key_caption() },
  { keys: ['d'], does: m.control_key_deviation() },
  { keys: ['b'], does: m.control_key_correction() },
  { keys: ['s'], does: m.control_key_slate() },
  { keys: ['Shift+X'], does: m.control_key_stop() },
  { keys: ['?'], does: m.control_key_help() },
]

const focusOn = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus()

/** A button of the question that has the focus, or of the first. */
function press(action: string): void {
  const question = document.activeElement?.closest('[data-question]') ?? document.querySelector('[data-question]')
  question?.querySelector<HTMLButtonElement>(`form[action="?/${action}"] button[type=submit]`)?.click()
}

function unfoldMore(): void {
  const question = document.activeElement?.closest('[data-question]') ?? document.querySelector('[data-question]')
  const more = question?.querySelector('details')
  if (!more) return
  more.open = true
  more.querySelector('summary')?.focus()
}

/** Takes a key; nothing that ends or stops a show is done by a key alone, it only brings the focus there. */
export function onControlKey(event: KeyboardEvent): void {
  if (isForField(event)) return
  const questions = [...document.querySelectorAll<HTMLElement>('[data-question]')]
  switch (event.key) {
    case 'j':
    case 'k':
      moveFocus(questions, event.key === 'j' ? 1 : -1)
      break
    case 't':
      press('take')
      break
    case 'a':
      press('answer')
      break
    case 'h':
      unfoldMore()
      break
    case 'n':
      document.querySelector<HTMLButtonElement>('[data-next-pin] button')?.click()
      break
    case 'c':
      focusOn('[data-caption]')
      break
    case 'd':
      focusOn('[data-deviation] input:checked')
      break
    case 'b':
      focusOn('[data-correction]')
      break
    case 's':
      focusOn('[data-slates] button')
      break
    case 'X':
      focusOn('[data-stop] summary')
      break
    default:
      return
  }
  event.preventDefault()
}
