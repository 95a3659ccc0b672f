import type { LiveEventBody, ViewerCount } from '@zhibo/core/live/events'
import { applyEvent, type LiveState } from '@zhibo/core/live/state'

/** A cut shorter than this heals before anybody would have to know. */
const staleAfterMs = 5000
/** A page that slept this long may hold a stream that is dead and does not know it. */
const doubtAfterMs = 30_000
/** The server tells how many watch every 15 s at least. Two of that missing: the line is dead, and nobody said so. */
const deadAfterMs = 35_000
const lookEveryMs = 5000
const againAfterMs = 2000

/**
 * A room's event stream, folded into its state as it arrives. Starts from the snapshot the server rendered and goes on
 * from its seq; the browser's EventSource comes back by itself after a cut and says what it saw last.
 */
export class LiveFeed {
  state = $state.raw() as LiveState
  viewers = $state<number | null>(null)
  /** When somebody's call last went a step: whoever has one asks after it. To all others it says nothing. */
  calledAt = $state(0)
  connected = $state(false)
  /** Nothing has come in for a while: what the page shows may be old. */
  stale = $state(false)
  readonly #sessionId: string
  readonly #onreset: () => Promise<LiveState>
  #source: EventSource | null = null
  #late: ReturnType<typeof setTimeout> | undefined
  #heardAt = 0
  #hiddenAt: number | null = null

  /** `onreset` fetches a fresh snapshot, when the server says that what this page claims to have seen was never there. */
  constructor(sessionId: string, snapshot: LiveState, onreset: () => Promise<LiveState>) {
    this.#sessionId = sessionId
    this.#onreset = onreset
    this.state = snapshot
  }

  /** Opens the stream; returns how to close it, as `$effect` wants. */
  open(): () => void {
    this.#connect()
    const onBack = (event: Event) => this.#comeBack(event)
    window.addEventListener('online', onBack)
    window.addEventListener('pageshow', onBack)
    document.addEventListener('visibilitychange', onBack)
    const watching = setInterval(() => this.#doubt(), lookEveryMs)
    return () => {
      window.removeEventListener('online', onBack)
      window.removeEventListener('pageshow', onBack)
      document.removeEventListener('visibilitychange', onBack)
      clearInterval(watching)
      clearTimeout(this.#late)
      this.#source?.close()
      // What is still on its way to begin anew finds that nobody wants it.
      this.#source = null
    }
  }

  /** A router that lost its line, or its memory of this one, ends nothing: the browser would wait for many minutes. */
  #doubt(): void {
    const source = this.#source
    if (source?.readyState !== EventSource.OPEN || performance.now() - this.#heardAt < deadAfterMs) return
    this.connected = false
    this.stale = true
    source.close()
    this.#reopen(source)
  }

  /** Begins anew when the network, or a page that slept, is back: such a stream may be dead and look open. */
  #comeBack(event: Event): void {
    if (document.visibilityState === 'hidden') {
      this.#hiddenAt = performance.now()
      return
    }
    const slept = this.#hiddenAt === null ? 0 : performance.now() - this.#hiddenAt
    this.#hiddenAt = null
    const source = this.#source
    const kept = event instanceof PageTransitionEvent && event.persisted
    if (!source || (event.type !== 'online' && !kept && slept < doubtAfterMs)) return
    source.close()
    this.#reopen(source)
  }

  #connect(): void {
    const source = new EventSource(`/api/sessions/${this.#sessionId}/events?after=${this.state.seq}`)
    this.#source = source
    const on = (name: string, take: (message: MessageEvent<string>) => void) =>
      source.addEventListener(name, (message: MessageEvent<string>) => {
        this.#heardAt = performance.now()
        take(message)
      })
    source.addEventListener('open', () => {
      this.#heardAt = performance.now()
      this.connected = true
      this.stale = false
      clearTimeout(this.#late)
      this.#late = undefined
    })
    source.addEventListener('error', () => {
      this.connected = false
      this.#late ??= setTimeout(() => (this.stale = true), staleAfterMs)
      // A stream the server refused for good (restart, limit) is closed by the browser: begin a new one from what we have.
      if (source.readyState === EventSource.CLOSED && this.#source === source)
        setTimeout(() => this.#reopen(source), againAfterMs)
    })
    on('message', (message) => this.#take(message))
    on('reset', () => {
      source.close()
      void this.#beginAgain(source)
    })
    on('viewers', ({ data }) => (this.viewers = (JSON.parse(data) as ViewerCount).viewers))
  }

  /** With a fresh snapshot; on a network that does not give one, again until it does. */
  async #beginAgain(closed: EventSource): Promise<void> {
    while (this.#source === closed) {
      try {
        this.state = await this.#onreset()
        return this.#reopen(closed)
      } catch {
        this.connected = false
        this.stale = true
        await new Promise((resolve) => setTimeout(resolve, againAfterMs))
      }
    }
  }

  #reopen(closed: EventSource): void {
    if (this.#source === closed) this.#connect()
  }

  #take(message: MessageEvent<string>): void {
    // Written by our own server from the same types: checking it again would weigh as much as half the page.
    const body = JSON.parse(message.data) as LiveEventBody
    const seq = Number(message.lastEventId)
    this.state = applyEvent(this.state, { ...body, seq })
    if (body.type === 'guest.stepped') this.calledAt = seq
  }
}
