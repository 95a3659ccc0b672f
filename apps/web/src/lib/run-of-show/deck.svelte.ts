import type { SlideView } from '@zhibo/core/sessions/run-of-show'

const width = 1280
const height = 720
/** A picture that stands still is sent again so often, so that who comes later sees it at once. */
const redrawMs = 500

/** The slides of a segment: drawn on a canvas, and sent from there as a shared screen. */
export class Deck {
  slides = $state.raw<SlideView[]>([])
  at = $state(0)
  /** A slide did not come: the network, or the link ran out. */
  failed = $state(false)
  stream = $state.raw<MediaStream | null>(null)
  readonly #sessionId: string
  readonly #segmentId: string
  readonly #kept = new Map<string, Blob>()
  #canvas: HTMLCanvasElement | null = null
  #picture: ImageBitmap | null = null
  #redraw: ReturnType<typeof setInterval> | undefined

  constructor(sessionId: string, segmentId: string) {
    this.#sessionId = sessionId
    this.#segmentId = segmentId
  }

  /** Draws on this canvas from now on; returns how to put everything away. */
  drawOn(canvas: HTMLCanvasElement): () => void {
    canvas.width = width
    canvas.height = height
    this.#canvas = canvas
    void this.go(0)
    return () => {
      this.hide()
      this.#picture?.close()
      this.#picture = null
      this.#canvas = null
    }
  }

  /** Turns to a slide; the one before stays in sight until this one is there. */
  async go(at: number): Promise<void> {
    try {
      if (this.slides.length === 0) await this.#list()
      if (this.slides.length === 0) return
      const to = Math.min(Math.max(at, 0), this.slides.length - 1)
      const picture = await createImageBitmap(await this.#fetch(to))
      if (!this.#canvas) return picture.close()
      this.#picture?.close()
      this.#picture = picture
      this.at = to
      this.failed = false
      this.#draw()
      // The next one is there before it is wanted.
      if (to + 1 < this.slides.length) void this.#fetch(to + 1).catch(() => undefined)
    } catch {
      this.failed = true
    }
  }

  /** What is drawn, as a stream to be sent; the same until `hide`. */
  show(): MediaStream | null {
    if (!this.#canvas || this.stream) return this.stream
    const stream = this.#canvas.captureStream(5)
    const [track] = stream.getVideoTracks()
    if (track) track.contentHint = 'detail'
    this.#redraw = setInterval(() => this.#draw(), redrawMs)
    this.stream = stream
    return stream
  }

  hide(): void {
    clearInterval(this.#redraw)
    for (const track of this.stream?.getTracks() ?? []) track.stop()
    this.stream = null
  }

  async #list(): Promise<void> {
    const answer = await fetch(`/api/sessions/${this.#sessionId}/slides`)
    if (!answer.ok) throw new Error(`slides: ${answer.status}`)
    const slides = (await answer.json()) as SlideView[]
    this.slides = slides.filter(({ segmentId }) => segmentId === this.#segmentId)
  }

  async #fetch(at: number): Promise<Blob> {
    const { fileId, page } = this.slides[at]!
    const name = `${fileId} ${page}`
    const kept = this.#kept.get(name)
    if (kept) return kept
    let answer = await fetch(this.slides[at]!.url)
    if (answer.status === 403) {
      // A link is good for ten minutes, a segment may take an hour.
      await this.#list()
      answer = await fetch(this.slides[at]!.url)
    }
    if (!answer.ok) throw new Error(`slide: ${answer.status}`)
    const blob = await answer.blob()
    this.#kept.set(name, blob)
    return blob
  }

  #draw(): void {
    const canvas = this.#canvas
    const pen = canvas?.getContext('2d')
    if (!canvas || !pen || !this.#picture) return
    const { width: w, height: h } = this.#picture
    const scale = Math.min(width / w, height / h)
    pen.fillStyle = '#000'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(this.#picture, (width - w * scale) / 2, (height - h * scale) / 2, w * scale, h * scale)
  }
}
