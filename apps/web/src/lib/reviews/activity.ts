import { clients, ok } from '@zhibo/api-client/clients'
import { ApiProblem } from '@zhibo/api-client/problem'

/** Writing is activity: at most this often it starts the fifteen minutes of a claim anew. */
const renewAfterMs = 30_000

interface Told {
  /** Until when the case is claimed now. */
  renewed: (until: string | null) => void
  /** It is not theirs any more: taken over, decided, or out of reach. */
  lost: () => void
}

/** Renews a claim while its holder writes, and hears of it when it is theirs no longer. */
export class Activity {
  #renew: () => Promise<string | null>
  #told: Told
  #last = Date.now()

  constructor(renew: () => Promise<string | null>, told: Told) {
    this.#renew = renew
    this.#told = told
  }

  /** Never fails: what is written counts, and a line that is down is tried again with the next letter. */
  async noticed(): Promise<void> {
    if (Date.now() - this.#last < renewAfterMs) return
    this.#last = Date.now()
    try {
      this.#told.renewed(await this.#renew())
    } catch (error) {
      if (error instanceof ApiProblem && error.status < 500) this.#told.lost()
      else this.#last = 0
    }
  }
}

/** Starts the fifteen minutes of one's claim anew; tells until when it now is. */
export const renewClaim = async (caseId: string): Promise<string | null> => {
  const claim = clients(fetch, '').reviews[':id'].claims.$post({ param: { id: caseId }, json: {} })
  return (await ok(claim)).claimedUntil
}
