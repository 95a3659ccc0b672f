/** Whether a key was meant for a field that somebody writes in, for something open on top, or for the browser itself. */
export function isForField(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true
  const at = event.target as HTMLElement
  if (at.closest('dialog[open]')) return true
  if (at instanceof HTMLInputElement) return at.type !== 'checkbox' && at.type !== 'radio' && at.type !== 'submit'
  return at.isContentEditable || /^(TEXTAREA|SELECT)$/.test(at.tagName)
}

/** Moves the focus among elements in reading order; from outside to the first. */
export function moveFocus(among: readonly HTMLElement[], step: 1 | -1): void {
  const at = among.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? among[0] : among[Math.min(among.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
