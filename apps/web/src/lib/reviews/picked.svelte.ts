import { SvelteSet } from 'svelte/reactivity'

/** The rows of a list that are ticked. */
export class Picked {
  #ids = new SvelteSet<string>()
  #inOrder: () => readonly string[]
  #last: string | null = null

  /** `inOrder` tells the rows that can be ticked, from the top. */
  constructor(inOrder: () => readonly string[]) {
    this.#inOrder = inOrder
  }

  get size(): number {
    return this.#inOrder().filter((id) => this.#ids.has(id)).length
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  toggle(id: string): void {
    if (!this.#inOrder().includes(id)) return
    this.#last = id
    if (!this.#ids.delete(id)) this.#ids.add(id)
  }

  /** Ticks everything from the one that was ticked last up to this one. */
  upTo(id: string): void {
    const rows = this.#inOrder()
    const [a, b] = [rows.indexOf(this.#last ?? id), rows.indexOf(id)].toSorted((x, y) => x - y) as [number, number]
    if (a < 0) return this.toggle(id)
    for (const each of rows.slice(a, b + 1)) this.#ids.add(each)
    this.#last = id
  }

  all(): void {
    for (const id of this.#inOrder()) this.#ids.add(id)
  }

  none(): void {
    this.#ids.clear()
  }
}
