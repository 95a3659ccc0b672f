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
  readonly #refresh: () => Promise<void>

  /** `refresh` reads anew what the page shows. */
  constructor(refresh: () => Promise<void>) {
    this.#refresh = refresh
  }

  /** For `use:enhance`; `key` names the button, as one of many alike. A form that is `kept` stands as it is afterwards. */
  send =
    (key: string, then?: () => void, kept = false): SubmitFunction =>
    () => {
      this.busy = key
      return async ({ result, formElement }) => {
        if (!neverArrived(result)) {
          if (result.type === 'success') {
            if (!kept) formElement.reset()
            await this.#refresh()
          }
          await applyAction(result)
        }
        this.busy = null
        if (result.type === 'success') then?.()
      }
    }
}

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
