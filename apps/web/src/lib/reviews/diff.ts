/** A text against an older one: what both begin and end with, and what was taken out and put in between. */
export interface Change {
  start: string
  removed: string
  added: string
  end: string
}

/** Where two texts part and meet again, never inside a character; null when they are the same. */
export function changeOf(before: string, after: string): Change | null {
  if (before === after) return null
  const [old, now] = [Array.from(before), Array.from(after)]
  const most = Math.min(old.length, now.length)
  let head = 0
  while (head < most && old[head] === now[head]) head++
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  return {
    start: now.slice(0, head).join(''),
    removed: old.slice(head, old.length - tail).join(''),
    added: now.slice(head, now.length - tail).join(''),
    end: now.slice(now.length - tail).join(''),
  }
}
