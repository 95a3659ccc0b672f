/** Whether a key was meant for a field that somebody writes in, for something open on top, or for the browser itself. */
export function isForField(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true
  const at = event.target as HTMLElement
  if (at.closest('dialog[open]') || isCovered()) return true
  if (at instanceof HTMLInputElement) return at.type !== 'checkbox' && at.type !== 'radio' && at.type !== 'submit'
  return at.isContentEditable || /^(TEXTAREA|SELECT)$/.test(at.tagName)
}

/** Whether a sheet lies over the page: until it is closed, keys are not for what is under it, and Escape closes it. */
export const isCovered = (): boolean => document.querySelector('[role=dialog]:popover-open') !== null

/** Moves the focus among elements in reading order; from outside to the first. */
export function moveFocus(among: readonly HTMLElement[], step: 1 | -1): void {
  const at = among.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? among[0] : among[Math.min(among.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
