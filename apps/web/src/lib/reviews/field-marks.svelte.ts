import { ticked, type Typed } from '#lib/forms/typed.ts'
import type { Markable } from './mark-box.ts'

/**
 * The fields a reviewer marks to be mended, beside the lines they read. The boxes stand outside the form of the decision
 * and belong to it, so that they are sent and kept with it. What was noted stays when a mark is taken off.
 */
export class FieldMarks {
  #marked = $state.raw<readonly string[]>([])
  #notes = $state<Record<string, string>>({})
  /** Called when a hand changed something. */
  changed: (marked?: Markable) => void = () => undefined

  constructor(typed: Typed) {
    this.read(typed)
  }

  /** Shows what a form held. */
  read(typed: Typed): void {
    const entries = Object.entries(typed)
    this.#marked = entries.flatMap(([name, list]) => (name.startsWith('fields.') ? ticked(list) : []))
    this.#notes = Object.fromEntries(
      entries.flatMap(([name, note]) => (name.startsWith('notes.') ? [[name.slice(6), note]] : [])),
    )
  }

  get any(): boolean {
    return this.#marked.length > 0
  }

  has = (field: string): boolean => this.#marked.includes(field)
  noteOf = (field: string): string => this.#notes[field] ?? ''

  /** Marks a field, or takes the mark off. A note that was not written yet may begin with something. */
  set(each: Markable, on: boolean, begins: string): void {
    if (on) this.#notes[each.field] ||= begins
    const others = this.#marked.filter((field) => field !== each.field)
    this.#marked = on ? [...others, each.field] : others
    this.changed(on ? each : undefined)
  }

  note(field: string, words: string): void {
    this.#notes[field] = words
    this.changed()
  }
}
