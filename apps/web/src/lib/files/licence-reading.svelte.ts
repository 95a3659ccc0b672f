import type { LicenceReadingView } from '@zhibo/core/licences/schema'
import { clients, ok } from '@zhibo/api-client/clients'
import type { KeptFile } from './kept.ts'

const lookEveryMs = 700

/** The reading of one licence, followed until it is done. */
export class LicenceProgress {
  reading = $state.raw<LicenceReadingView | null>(null)
  /** The server could not be reached, or the link to the file has run out. */
  lost = $state(false)
  readonly #api = clients(fetch, '').licenceReadings
  readonly #file: KeptFile
  #left = false

  constructor(file: KeptFile) {
    this.#file = file
  }

  /** Asks for it to be read; the same file is read once, however often it is asked for. Returns how to stop following. */
  follow(): () => void {
    this.#left = false
    void this.#follow().catch(() => (this.lost = true))
    return () => (this.#left = true)
  }

  async #follow(): Promise<void> {
    this.lost = false
    const { expires, signature } = proofOf(this.#file.url)
    const fileId = this.#file.id
    this.reading = await ok(this.#api.index.$post({ json: { fileId, expires: Number(expires), signature } }))
    while (!this.#left && this.reading && /queued|reading/.test(this.reading.state)) {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
      this.reading = await ok(this.#api[':fileId'].$get({ param: { fileId }, query: { expires, signature } }))
    }
  }
}

/** The link one was given proves that one may see the file, whoever sent it. */
function proofOf(url: string): { expires: string; signature: string } {
  const query = new URL(url, location.origin).searchParams
  return { expires: query.get('expires') ?? '', signature: query.get('signature') ?? '' }
}
