/** The other end reports every second or so. */
const silenceMs = 5000
const tooMuchLost = 0.1

/** What the other end's reports say of the way there, look by look. */
export class Line {
  #heard = ''
  #heardAt: number | null = null

  /** Whether it is poor now: much is lost, or nothing has been heard for a while. Null: nothing is sent, so nothing is expected. */
  isPoor(report: Iterable<Record<string, unknown>> | null, nowMs: number): boolean {
    const reports = [...(report ?? [])].filter(({ type }) => type === 'remote-inbound-rtp')
    if (reports.length === 0) {
      this.#heardAt = null
      return false
    }
    const heard = reports.map(({ timestamp }) => String(timestamp)).join()
    if (heard !== this.#heard || this.#heardAt === null) this.#heardAt = nowMs
    this.#heard = heard
    const lost = Math.max(...reports.map(({ fractionLost }) => (typeof fractionLost === 'number' ? fractionLost : 0)))
    return nowMs - this.#heardAt > silenceMs || lost > tooMuchLost
  }
}
