import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { RawReading } from '@zhibo/core/licences/suggest'
import { suggestionsOf } from '@zhibo/core/licences/suggest'
import { tell } from './tell.ts'

// As in a workshop: the work in a thread of a process of its own.
const picture = await readFile(process.argv[2] ?? '')
const worker = new Worker(fileURLToPath(import.meta.resolve('@zhibo/api/licences/reader-work')))
worker.on('message', (word: { answer?: RawReading; declined?: string | null }) => {
  if (word.declined !== undefined) throw new Error(`declined: ${word.declined}`)
  if (word.answer)
    tell(
      suggestionsOf(word.answer)
        .map(({ value }) => value)
        .join('\n'),
    )
})
worker.postMessage({ picture }, [])
