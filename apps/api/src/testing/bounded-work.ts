import { Decline, serve } from '../bounded/serve.ts'

/** What a test of a workshop asks of it. */
export type TestJob = { does: 'echo' | 'decline' | 'throw' | 'crash' | 'hang' | 'grow'; text?: string }

serve(async ({ does, text }: TestJob, progress) => {
  progress(50)
  switch (does) {
    case 'echo':
      return `${text} from ${process.pid}`
    case 'decline':
      throw new Decline('not today')
    case 'throw':
      throw new Error('a mistake of ours')
    case 'crash':
      return process.kill(process.pid, 'SIGKILL')
    case 'hang':
      return new Promise(() => undefined)
    case 'grow':
      return grow()
  }
})

/** Takes memory, touching all of it, until somebody puts an end to it. */
function grow(): never {
  const held: Buffer[] = []
  for (;;) held.push(Buffer.alloc(10_000_000, held.length + 1))
}
