import { clients, ok } from '@zhibo/api-client/clients'

/** Writing is activity: at most this often it starts the fifteen minutes of a claim anew. */
const renewAfterMs = 120_000

/** Renews a claim while its holder writes, and tells until when it now is. */
export class Activity {
  #api = clients(fetch, '')
  #caseId: string
  #onrenewed: (until: string | null) => void
  #last = Date.now()

  constructor(caseId: string, onrenewed: (until: string | null) => void) {
    this.#caseId = caseId
    this.#onrenewed = onrenewed
  }

  async noticed(): Promise<void> {
    if (Date.now() - this.#last < renewAfterMs) return
    this.#last = Date.now()
    const claim = this.#api.reviews[':id'].claims.$post({ param: { id: this.#caseId }, json: {} })
    this.#onrenewed((await ok(claim)).claimedUntil)
  }
}
