import { runCommand } from './command.ts'
import { VerbFailure } from './verb.ts'
import { verbs } from './verbs.ts'

/** Text as it arrives, so that the bytes are never held a second time. Bytes that are not UTF-8 are refused. */
async function readStdin(): Promise<string> {
  if (process.stdin.isTTY) throw new VerbFailure('expects a document on standard input')
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    for await (const bytes of process.stdin as AsyncIterable<Uint8Array>) text += utf8.decode(bytes, { stream: true })
    return text + utf8.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new VerbFailure('standard input is not UTF-8', { cause: error })
  }
}

// Whoever reads us may stop early (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await runCommand(process.argv.slice(2), verbs, {
  env: process.env,
  stdin: readStdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
