import { fstatSync, readFileSync } from 'node:fs'
import { runCommand } from './command.ts'
import { VerbFailure } from './verb.ts'
import { verbs } from './verbs.ts'

async function readStdin(): Promise<Uint8Array> {
  if (process.stdin.isTTY) throw new VerbFailure('expects a document on standard input')
  // A file is read in one piece; only what comes through a pipe is held in pieces first.
  return fstatSync(0).isFile() ? readFileSync(0) : Buffer.concat(await process.stdin.toArray())
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
