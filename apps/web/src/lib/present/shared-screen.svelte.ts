/** A screen, a window or slides that viewers are shown instead of the camera. */
export class SharedScreen {
  stream = $state.raw<MediaStream | null>(null)
  readonly #changed: () => void

  /** `changed` is called whenever another screen is shown, or none any more. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Asks which; nothing happens when the browser's question is dismissed. */
  async show(): Promise<void> {
    const stream = await navigator.mediaDevices
      .getDisplayMedia({ video: { frameRate: 15 }, audio: true })
      .catch(() => null)
    if (!stream) return
    this.put(stream)
    // Ended by the browser's own bar.
    stream.getVideoTracks()[0]?.addEventListener('ended', () => this.stream === stream && this.stop())
  }

  /** Shows what comes from elsewhere: slides. */
  put(stream: MediaStream): void {
    this.stop()
    this.stream = stream
    this.#changed()
  }

  stop(): void {
    const stream = this.stream
    if (!stream) return
    this.stream = null
    for (const track of stream.getTracks()) track.stop()
    this.#changed()
  }
}
