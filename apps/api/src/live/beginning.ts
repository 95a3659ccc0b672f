import type { Beginning } from './feed.ts'

/**
 * Where a reader begins. `lastEventId`, what the browser saw last, goes before `after`, where the page's snapshot ends;
 * without either the whole stream is told. One that is no number, or lies ahead of the session, is answered with a
 * `reset`: the page fetches its snapshot again and reads on from there.
 */
export function beginningOf(seq: number, lastEventId: string | undefined, after: string | undefined): Beginning {
  const said = lastEventId ?? after ?? '0'
  const seen = /^\d{1,15}$/.test(said) ? Number(said) : Infinity
  return seen <= seq ? { seq, after: seen, reset: false } : { seq, after: seq, reset: true }
}
