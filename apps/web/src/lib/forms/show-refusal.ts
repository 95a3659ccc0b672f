/** After an answer: to the first field that needs changing, or to what was said where no field is to blame for it. */
export function showRefusal(form: HTMLElement, byField = true): void {
  const field = byField ? form.querySelector<HTMLElement>('[aria-invalid]') : null
  const shown = field ?? form.querySelector<HTMLElement>('[role=alert], [role=status]')
  shown?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}
