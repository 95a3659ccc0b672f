/** The words a finding points at in a content, by its path; none where it is about a whole field. */
export function wordsOf(
  { field, span }: { field: string; span: readonly [number, number] | null },
  content: Record<string, unknown>,
): string {
  if (span === null) return ''
  const text = field.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], content)
  return String(text).slice(...span)
}
