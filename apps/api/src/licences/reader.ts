import type { RawReading } from '@zhibo/core/licences/suggest'
import { openWorkshop, type Workshop } from '../bounded/workshop.ts'
import type { ReaderJob } from './reader-work.ts'

/** Reads a picture in a process of its own, within bounds. */
export interface LicenceReader {
  read(picture: Uint8Array, onProgress: (percent: number) => void, signal: AbortSignal): Promise<RawReading>
  close(): void
}

// The language model alone is 220 MB, so it is kept for the licences that come together and let go after them.
const bounds = { megabytes: 700, seconds: 60, keepSeconds: 60 }

export function openReader(workshop: Workshop = openWorkshop(new URL('./reader-work.ts', import.meta.url), bounds)) {
  return {
    read: (picture, onProgress, signal) =>
      workshop.run<RawReading>({ picture } satisfies ReaderJob, { onProgress, signal }),
    close: workshop.close,
  } satisfies LicenceReader
}
