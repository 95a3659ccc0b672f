import type { FilePurpose, FileView } from '@zhibo/core/files/schema'
import { pageLocale } from '#lib/shell/page-locale.ts'

/** Thrown when a file was not taken: with the server's own words, or without when no answer came. */
export class NotSent extends Error {
  override name = 'NotSent'
  readonly words: string | null

  constructor(words: string | null) {
    super(words ?? 'no answer')
    this.words = words
  }
}

/** Sends a file to be kept. `onProgress` is told the share that has left, from 0 to 1, which `fetch` does not know. */
export function sendFile(file: File, purpose: FilePurpose, onProgress: (share: number) => void): Promise<FileView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('error', () => reject(new NotSent(null)))
    request.addEventListener('load', () => {
      const answer: unknown = request.response
      if (request.status === 201) resolve(answer as FileView)
      else reject(new NotSent(titleOf(answer)))
    })
    request.open('POST', '/api/uploads')
    request.setRequestHeader('x-locale', pageLocale())
    const form = new FormData()
    form.set('file', file)
    form.set('purpose', purpose)
    request.send(form)
  })
}

const titleOf = (answer: unknown): string | null =>
  typeof answer === 'object' && answer !== null && 'title' in answer && typeof answer.title === 'string'
    ? answer.title
    : null
