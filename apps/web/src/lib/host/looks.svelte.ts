import { clients } from '@zhibo/api-client/clients'
import { ApiProblem } from '@zhibo/api-client/problem'
import { type ControlRoom, readControlRoom } from './control-room.ts'

/**
 * Looks into a control room again and again. One that fails, because the network is down or the service restarts, leaves
 * what was seen last; the framework's own way would put an error page in place of a room that is on air.
 */
export class Looks {
  /** What the last look saw; null before the first. */
  latest = $state.raw<ControlRoom | null>(null)
  /** Why the last look saw nothing; null when it did. */
  failed = $state<'away' | 'signed_out' | null>(null)
  readonly #read: () => Promise<ControlRoom>
  #begun = 0
  #taken = 0

  constructor(sessionId: string, read = () => readControlRoom(clients(fetch, ''), sessionId)) {
    this.#read = read
  }

  /** Never fails. Of two looks at once the one that began later counts, whichever comes first. */
  async again(): Promise<void> {
    const turn = ++this.#begun
    try {
      const seen = await this.#read()
      if (turn < this.#taken) return
      this.#taken = turn
      this.latest = seen
      this.failed = null
    } catch (error) {
      this.failed = error instanceof ApiProblem && error.status === 401 ? 'signed_out' : 'away'
    }
  }
}
