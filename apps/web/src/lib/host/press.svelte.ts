import { applyAction, type SubmitFunction } from '$app/forms'
import { neverArrived } from '#lib/forms/stay.ts'

/** The form of a page that runs a show: which button waits, and what was refused. */
export interface Pressed {
  problem?: App.FormProblem
  typed?: Record<string, string>
}

/** One button at a time is busy; its form is emptied only when it was taken. What never arrived leaves the page as it is. */
export class Presses {
  busy = $state<string | null>(null)
  /** What the last press was refused for. */
  answer = $state.raw<Pressed | null>(null)
  readonly #refresh: () => Promise<void>

  /** `refresh` reads anew what the page shows; `answer` is what the server said before the page came to life. */
  constructor(refresh: () => Promise<void>, answer: Pressed | null) {
    this.#refresh = refresh
    this.answer = answer
  }

  /** For `use:enhance`; `key` names the button, as one of many alike. A form that is `kept` stands as it is afterwards. */
  send =
    (key: string, then?: () => void, kept = false): SubmitFunction =>
    ({ action, formElement }) => {
      this.busy = key
      return async ({ result }) => {
        if (result.type === 'failure') this.answer = (result.data as Pressed | undefined) ?? null
        else if (result.type === 'success') await this.#taken(action.search.slice(2), formElement, kept)
        else if (!neverArrived(result)) await applyAction(result)
        this.busy = null
        if (result.type === 'success') then?.()
      }
    }

  // Kit's own way takes the focus off the whole page: from under a host who types the next thing by then,
  // whose letters would all be keys of the control room.
  async #taken(form: string, formElement: HTMLFormElement, kept: boolean): Promise<void> {
    const field = document.activeElement
    if (field instanceof HTMLElement && formElement.contains(field)) field.blur()
    if (!kept) formElement.reset()
    await this.#refresh()
    if (this.answer && (this.answer.typed?.form === form || !hasWords(this.answer))) this.answer = null
  }
}

/** Words were typed: they stand in their form until it is taken or refused anew. */
const hasWords = ({ typed }: Pressed) => Boolean(typed?.text ?? typed?.reason)

/** The words for a refused form, when it was this one: by its name, and by what it was about. */
export function refusalOf(
  answer: Pressed | null,
  form: string,
  about: Record<string, string> = {},
): string | undefined {
  if (answer?.typed?.form !== form) return undefined
  if (Object.entries(about).some(([key, value]) => answer.typed?.[key] !== value)) return undefined
  const { problem } = answer
  return problem && (Object.values(problem.fields ?? {})[0]?.[0] ?? problem.title)
}
