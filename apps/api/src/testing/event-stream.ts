import { EventEmitter, once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { LiveEvent, LiveEventBody } from '@zhibo/core/live/events'

interface Opening {
  cookie?: string
  lastEventId?: string | number
}

/** A reader of an event stream on a raw connection: it can stop reading, and be cut at any byte. */
export class EventReader {
  readonly events: LiveEvent[] = []
  readonly resets: number[] = []
  viewers: number | null = null
  ended = false
  readonly response: IncomingMessage
  readonly #news = new EventEmitter()
  #pending = ''

  static async open(url: string, { cookie, lastEventId }: Opening = {}): Promise<EventReader> {
    const request = get(url, {
      agent: false,
      headers: {
        ...(cookie && { cookie }),
        ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
      },
    })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    if (response.statusCode !== 200) throw new Error(`event stream: ${response.statusCode}`)
    return new EventReader(response)
  }

  private constructor(response: IncomingMessage) {
    this.response = response
    response.setEncoding('utf8')
    response.on('data', (text: string) => this.#take(text))
    const end = () => {
      this.ended = true
      this.#news.emit('news')
    }
    response.on('close', end)
    response.on('error', end)
  }

  get seqs(): number[] {
    return this.events.map((event) => event.seq)
  }

  /** Resolves once `seen` holds; asked again whenever something arrives. */
  async until(seen: (reader: this) => boolean): Promise<void> {
    while (!seen(this)) await once(this.#news, 'news')
  }

  cut(): void {
    this.response.destroy()
  }

  #take(text: string): void {
    const blocks = (this.#pending + text).split('\n\n')
    this.#pending = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      const data = fields.get('data')
      if (data === undefined) continue
      const parsed: unknown = JSON.parse(data)
      if (fields.get('event') === 'viewers') this.viewers = (parsed as { viewers: number }).viewers
      else if (fields.get('event') === 'reset') this.resets.push((parsed as { seq: number }).seq)
      else this.events.push({ ...(parsed as LiveEventBody), seq: Number(fields.get('id')) })
    }
    this.#news.emit('news')
  }
}
