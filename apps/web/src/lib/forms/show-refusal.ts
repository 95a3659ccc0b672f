/** After a refusal: to the first field that needs changing, or to what was said where no field is to blame. */
export function showRefusal(form: HTMLElement): void {
  const field = form.querySelector<HTMLElement>('[aria-invalid]')
  const shown = field ?? form.querySelector<HTMLElement>('[role=alert], [role=status]')
  shown?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}
