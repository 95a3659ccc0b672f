import { clients, ok } from '@zhibo/api-client/clients'
import type { CameraResult, DeviceTestView, MicrophoneResult, Uplink } from '@zhibo/core/device-tests/schema'
import { judgeUplink } from '@zhibo/core/device-tests/verdict'
import { measureUplink } from '#lib/live/presenter-uplink.ts'

export interface Found {
  camera: CameraResult
  microphone: MicrophoneResult
}

/** One test of devices and network for a presenter's place: measured by really sending, kept for the checklist. */
export class DeviceTest {
  state = $state<'idle' | 'running' | 'done' | 'failed'>('idle')
  /** From 0 to 1. */
  progress = $state(0)
  uplink = $state.raw<Uplink | null>(null)
  /** What a viewer on the weakest line would get, while the test runs. */
  watched = $state.raw<MediaStream | null>(null)
  /** As the server keeps it; null before. */
  kept = $state.raw<DeviceTestView | null>(null)
  readonly network = $derived(this.uplink && judgeUplink(this.uplink))
  readonly #api = clients(fetch, '').deviceTests
  readonly #param: { id: string }
  readonly #presenterId: string
  #running: AbortController | null = null

  constructor(sessionId: string, presenterId: string) {
    this.#param = { id: sessionId }
    this.#presenterId = presenterId
  }

  /** Measures, and keeps the result together with what was found of the devices by then. */
  async run(camera: MediaStreamTrack, found: () => Found): Promise<void> {
    this.stop()
    const running = new AbortController()
    this.#running = running
    this.state = 'running'
    this.progress = 0
    try {
      const pass = await ok(this.#api[':id']['device-tests'].passes.$post({ param: this.#param, json: {} }))
      const telling = {
        watched: (stream: MediaStream) => (this.watched = stream),
        progress: (done: number) => (this.progress = done),
      }
      this.uplink = await measureUplink(pass, camera, telling, running.signal)
      this.state = 'done'
      await this.keep(found())
    } catch {
      // Ended by somebody who goes in, or nobody answered; the page says that it can be tried again.
      if (this.#running === running) this.state = running.signal.aborted ? 'idle' : 'failed'
    } finally {
      if (this.#running === running) this.watched = null
    }
  }

  /** Keeps what was found; once more when a voice was heard after all. */
  async keep(found: Found): Promise<void> {
    if (!this.uplink) return
    const json = { presenterId: this.#presenterId, ...found, uplink: this.uplink }
    this.kept = await ok(this.#api[':id']['device-tests'].$post({ param: this.#param, json }))
  }

  stop(): void {
    this.#running?.abort()
  }
}
