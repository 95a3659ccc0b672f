import { z } from 'zod'

/** A finding by what it is about: the same words found by the same rule in the same place are the same finding. */
export const NamedFinding = z.strictObject({
  rule: z.string().min(1).max(60),
  field: z.string().min(1).max(100),
  /** The words it points at; empty when it is about a whole field. */
  text: z.string().max(2000).default(''),
})
export type NamedFinding = z.infer<typeof NamedFinding>

interface Found {
  rule: string
  action: 'block' | 'return' | 'flag'
  field: string
  span: readonly [number, number] | null
}

/** The words a finding points at in a content, by its path; none where it is about a whole field. */
export function wordsOf({ field, span }: Pick<Found, 'field' | 'span'>, content: Record<string, unknown>): string {
  if (span === null) return ''
  const text = field.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], content)
  return String(text).slice(...span)
}

export const nameFinding = (found: Found, content: Record<string, unknown>): NamedFinding => ({
  rule: found.rule,
  field: found.field,
  text: wordsOf(found, content),
})

export const isSameFinding = (a: NamedFinding, b: NamedFinding): boolean =>
  a.rule === b.rule && a.field === b.field && a.text === b.text

/**
 * Whether something forbidden is read from words alone, which somebody may have meant otherwise: then whoever wrote them
 * may object and hand them in all the same, for a reviewer to judge. A sum, a day or a missing field is what it is.
 */
export const mayObject = ({ rule, action, span }: Found): boolean =>
  action === 'block' && (span !== null || rule === 'fine_unlawful')
