import { fieldName, returnedFields } from '@zhibo/core/reviews/fields'
import { type LastDecision, PartVerdict, type ReviewPart } from '@zhibo/core/reviews/schema'
import type { Locale } from '@zhibo/ui/format'
import { ticked, type Typed } from '#lib/forms/typed.ts'
import { operationBox, operationBoxes } from '#lib/jobs/typed-operations.ts'
import { m } from '#lib/paraglide/messages.js'
import { reasonNames } from '#lib/reviews/names.ts'

/** A field a reviewer sent back, as its form has it. Made on the server. */
export interface ReturnedField {
  field: string
  label: string
  /** What is wrong, in plain words; never empty. */
  words: string
  /** The name under which the form shows what is wrong, and the control it stands at. */
  at: string
  control: string
  /** The controls that make the field, with what stood in them when it was returned. */
  was: Typed
  /** A stored file, which is replaced and not written anew. */
  file: boolean
  /** The page of the form that has it, where that is more than one. */
  href?: string
}

type Decision = Pick<LastDecision, 'parts'>

/** The verdicts of a decision; what does not read is none. */
export function verdictsOf({ parts }: Decision): Partial<Record<string, PartVerdict>> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, verdict]) => {
      const read = PartVerdict.safeParse(verdict)
      return read.success ? [[part, read.data]] : []
    }),
  )
}

/** The names of what a decision sends back, for a line: 还差：保底、有什么要求. */
export const namesOfReturned = (decision: Decision, locale: Locale): string[] =>
  returnedFields(verdictsOf(decision)).map(({ part, field }) => fieldName(part, field, locale))

/** The fields of a return, each beside what its form held then. */
export function returnedIn(decision: Decision, typed: Typed, locale: Locale): ReturnedField[] {
  const verdicts = verdictsOf(decision)
  return returnedFields(verdicts).map(({ part, field, note }) => {
    const { at = field, control = at, boxes = [field] } = placeOf(field, typed)
    return {
      field,
      label: fieldName(part, field, locale),
      words: note || ofPart(part, verdicts) || m.employers_mend_here(),
      at,
      control,
      was: Object.fromEntries(boxes.map((box) => [box, typed[box] ?? ''])),
      file: /(Id|Ids|Ids\.\d+)$/.test(field),
    }
  })
}

/** What was said of a part is said of its field where that is the only one that goes back. */
function ofPart(part: ReviewPart, verdicts: ReturnType<typeof verdictsOf>): string {
  const { fields = [], note, reasonCode } = verdicts[part]!
  if (fields.length > 1) return ''
  return note || (reasonCode ? reasonNames[reasonCode]() : '')
}

/** Where a form has a field that is more, or less, than one control of its name. */
function placeOf(field: string, typed: Typed): { at?: string; control?: string; boxes?: string[] } {
  const [, list, place] = /^(.+)\.(\d+)$/.exec(field) ?? []
  if (list === 'rulesOriginalIds') return { at: list, control: `${list}Files`, boxes: [list] }
  if (list === 'pay.operations') {
    const boxes = operationBoxes.map((box) => operationBox(Number(place), box))
    return { at: boxes[0]!, boxes }
  }
  switch (field) {
    case 'pay.operations':
      return { control: operationBox(0, 'name'), boxes: Object.keys(typed).filter((box) => box.startsWith(field)) }
    case 'pay.lastIntake':
      return { at: `${field}.medianFen`, boxes: ['medianFen', 'answers', 'month'].map((box) => `${field}.${box}`) }
    case 'exceptions':
      return { at: 'exceptions.0.code', control: 'exception', boxes: ['exception', 'exceptionReason'] }
    case 'licenceExpires':
      return { boxes: [field, 'licenceLongTerm'] }
    default:
      return /Ids?$/.test(field) ? { control: `${field}Files` } : {}
  }
}

/** Whether anything of it was changed since; one file among several, whether it is gone. */
export function isMended({ field, was }: ReturnedField, now: Typed): boolean {
  const [, list, place] = /^(rulesOriginalIds)\.(\d+)$/.exec(field) ?? []
  if (list) return !ticked(now[list]).includes(ticked(was[list])[Number(place)] ?? '')
  const boxes = field === 'pay.operations' ? boxesOf(field, was, now) : Object.keys(was)
  return boxes.some((box) => (now[box] ?? '').trim() !== (was[box] ?? '').trim())
}

const boxesOf = (field: string, ...typed: Typed[]): string[] =>
  typed.flatMap((each) => Object.keys(each).filter((box) => box.startsWith(`${field}.`)))

/** What stands beside each field of the form that is still as it was returned. */
export function wordsBeside(returned: readonly ReturnedField[], now: Typed): Partial<Record<string, string>> {
  const beside: Partial<Record<string, string>> = {}
  for (const each of returned) {
    if (isMended(each, now)) continue
    // One sheet among several says which it is.
    const words = /\d$/.test(each.field) && each.file ? `${each.label}${m.employers_colon()}${each.words}` : each.words
    beside[each.at] = [beside[each.at], words].filter(Boolean).join(' ')
  }
  return beside
}

/** What is still as it was, as a sentence or two; empty when all was mended. */
export function untouchedWords(returned: readonly ReturnedField[], now: Typed): string {
  const left = returned.filter((each) => !isMended(each, now))
  const items = (file: boolean) => left.filter((each) => each.file === file).map(({ label }) => label)
  const [written, files] = [items(false), items(true)].map((labels) => labels.join(m.employers_listing()))
  return [written && m.employers_untouched({ items: written }), files && m.employers_untouched_files({ items: files })]
    .filter(Boolean)
    .join(' ')
}
