import { SvelteSet } from 'svelte/reactivity'

/** Which lines somebody has said, on this device alone; a reload does not forget them. */
export class Said {
  readonly #key: string
  readonly #lines: SvelteSet<string>

  constructor(sessionId: string) {
    this.#key = `said:${sessionId}`
    this.#lines = new SvelteSet(kept(this.#key))
  }

  has(jobId: string, text: string): boolean {
    return this.#lines.has(`${jobId} ${text}`)
  }

  toggle(jobId: string, text: string): void {
    const line = `${jobId} ${text}`
    if (!this.#lines.delete(line)) this.#lines.add(line)
    try {
      sessionStorage.setItem(this.#key, JSON.stringify([...this.#lines]))
    } catch {
      // A browser that keeps nothing still ticks.
    }
  }
}

function kept(key: string): string[] {
  try {
    const lines: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : []
  } catch {
    // On the server there is none, and what stands there may be anything.
    return []
  }
}
