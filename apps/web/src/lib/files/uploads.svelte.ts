import { largestFile } from '@zhibo/core/files/limits'
import type { FilePurpose, FileView } from '@zhibo/core/files/schema'
import { m } from '#lib/paraglide/messages.js'
import { NotSent, sendFile } from './send.ts'

/** A file on its way. */
export interface Sending {
  file: File
  /** From 0 to 1; null while others go first. */
  share: number | null
}

/** Sends files one after the other, so that a weak line carries one whole instead of many halves. */
export class Uploads {
  line = $state.raw<Sending[]>([])
  /** Why some were not taken, in words for the person. */
  troubles = $state.raw<string[]>([])
  readonly #purpose: FilePurpose
  readonly #onKept: (file: FileView) => void
  #busy = false

  constructor(purpose: FilePurpose, onKept: (file: FileView) => void) {
    this.#purpose = purpose
    this.#onKept = onKept
  }

  /** Puts files in line, all but those that need not be sent to know that they will be refused. */
  add(files: readonly File[], room: number, most: number): void {
    this.troubles = files.length > room ? [m.files_too_many({ most })] : []
    for (const file of files.slice(0, room)) {
      const trouble = troubleWith(file)
      if (trouble) this.troubles = [...this.troubles, trouble]
      else this.line = [...this.line, { file, share: null }]
    }
    void this.#send()
  }

  async #send(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    for (let next = this.line[0]; next; next = this.line[0]) {
      await this.#sendOne(next.file)
      this.line = this.line.filter(({ file }) => file !== next?.file)
    }
    this.#busy = false
  }

  async #sendOne(file: File): Promise<void> {
    const tell = (share: number) => {
      this.line = this.line.map((each) => (each.file === file ? { file, share } : each))
    }
    tell(0)
    try {
      this.#onKept(await sendFile(file, this.#purpose, tell))
    } catch (error) {
      if (!(error instanceof NotSent)) throw error
      const { name } = file
      const trouble = error.words === null ? m.files_lost({ name }) : m.files_refused({ name, why: error.words })
      this.troubles = [...this.troubles, trouble]
    }
  }
}

function troubleWith({ name, size }: File): string | null {
  if (/\.hei[cf]$/i.test(name)) return m.files_heic({ name })
  return size > largestFile ? m.files_too_large({ name }) : null
}
