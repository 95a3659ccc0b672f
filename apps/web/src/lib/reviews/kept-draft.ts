import { type Typed, typedOf } from '#lib/forms/typed.ts'

/**
 * A decision being written, kept by this browser tab until it is made: it outlives a claim that runs out, a reload and
 * a wrong turn. It belongs to one person and one revision, and nobody else's tab sees it.
 */
export class KeptDraft {
  #key: string

  constructor(personId: string, revisionId: string) {
    this.#key = `review-draft:${personId}:${revisionId}`
  }

  read(): Typed | null {
    const kept = sessionStorage.getItem(this.#key)
    return kept ? (JSON.parse(kept) as Typed) : null
  }

  keep(form: HTMLFormElement): void {
    const { expectedVersion: _version, subject: _subject, ...written } = typedOf(new FormData(form))
    const said = Object.entries(written).filter(([, value]) => value !== '')
    if (said.length > 0) sessionStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(said)))
    else this.drop()
  }

  drop(): void {
    sessionStorage.removeItem(this.#key)
  }
}
