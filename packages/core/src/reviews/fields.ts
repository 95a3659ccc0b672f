import type { Locale } from '../problem/locale.ts'
import { fieldNames } from './field-names.ts'
import type { AskedField, PartVerdict, ReviewPart } from './schema.ts'

/** A path with the place in a list put aside: `pay.operations.2` is the third of `pay.operations.#`. */
function patternOf(field: string): { pattern: string; at: number | null } {
  const [, list, place] = /^(.+)\.(0|[1-9]\d?)$/.exec(field) ?? []
  return list === undefined ? { pattern: field, at: null } : { pattern: `${list}.#`, at: Number(place) }
}

const namesOf = (part: ReviewPart): Partial<Record<string, Record<Locale, string>>> => fieldNames[part]

/** Whether a part has a field that can be sent back by itself; one of a list only where the content holds so many. */
export function hasField(part: ReviewPart, field: string, content: Record<string, unknown>): boolean {
  const { pattern, at } = patternOf(field)
  if (field.includes('#') || !Object.hasOwn(fieldNames[part], pattern)) return false
  if (at === null) return true
  const list = valueAt(content, pattern.slice(0, -2))
  return Array.isArray(list) && at < list.length
}

/** What a field is called, as on its form; the path itself where it is none of ours any more. */
export function fieldName(part: ReviewPart, field: string, locale: Locale): string {
  const { pattern, at } = patternOf(field)
  return namesOf(part)[pattern]?.[locale].replace('{n}', String((at ?? 0) + 1)) ?? field
}

/** What a content holds at a dotted path; undefined where it has no such place. */
export const valueAt = (content: unknown, field: string): unknown =>
  field.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | null | undefined)?.[key], content)

/** The fields a decision sends back, part by part in the order of the sheet; a decision of before fields were named has none. */
export function returnedFields(parts: Partial<Record<string, PartVerdict>>): AskedField[] {
  return (Object.keys(fieldNames) as ReviewPart[]).flatMap((part) => {
    const verdict = parts[part]
    if (verdict?.result !== 'return') return []
    const order = Object.keys(fieldNames[part])
    const place = ({ field }: { field: string }) => order.indexOf(patternOf(field).pattern)
    return (verdict.fields ?? [])
      .toSorted((a, b) => place(a) - place(b))
      .map(({ field, note }) => ({ part, field, note }))
  })
}
