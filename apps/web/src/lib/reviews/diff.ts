/** A stretch of two texts read against each other. */
export interface Stretch {
  text: string
  change: 'kept' | 'added' | 'removed'
}

/** Above this many comparisons the middle of two texts is told as a whole: taken out, put in. */
const mostComparisons = 4_000_000

/** One text against an older one, character by character, never inside a character. All kept when they are the same. */
export function diffOf(before: string, after: string): Stretch[] {
  const [old, now] = [Array.from(before), Array.from(after)]
  const most = Math.min(old.length, now.length)
  let head = 0
  while (head < most && old[head] === now[head]) head++
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  const [taken, put] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)]
  const middle = taken.length * put.length > mostComparisons ? whole(taken, put) : readable(steps(taken, put))
  return joined([...kept(now.slice(0, head)), ...middle, ...kept(now.slice(now.length - tail))])
}

const stretch = (change: Stretch['change']) => (letters: string[]) => [{ text: letters.join(''), change }]
const kept = stretch('kept')
const whole = (taken: string[], put: string[]) => [...stretch('removed')(taken), ...stretch('added')(put)]

/** The longest common run of characters, in order: what stays, what went, what came. */
function steps(old: string[], now: string[]): Stretch[] {
  const width = now.length + 1
  const common = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
    }
  }
  const found: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      found.push({ text: now[j]!, change: 'kept' })
      i++
      j++
    } else if (i < old.length && (j === now.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      found.push({ text: old[i++]!, change: 'removed' })
    } else found.push({ text: now[j++]!, change: 'added' })
  }
  return joined(found)
}

/** A lone character that stayed between two changes is noise to who reads: it counts as changed as well. */
function readable(found: Stretch[]): Stretch[] {
  const isLone = ({ change, text }: Stretch, at: number) =>
    change === 'kept' && Array.from(text).length < 2 && at > 0 && at < found.length - 1
  const told = found.flatMap((each, at): Stretch[] =>
    isLone(each, at)
      ? [
          { text: each.text, change: 'removed' },
          { text: each.text, change: 'added' },
        ]
      : [each],
  )
  return grouped(told)
}

/** Between two kept stretches first all that went, then all that came. */
function grouped(told: Stretch[]): Stretch[] {
  const found: Stretch[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    found.push({ text: removed, change: 'removed' }, { text: added, change: 'added' })
    removed = added = ''
  }
  for (const each of told) {
    if (each.change === 'removed') removed += each.text
    else if (each.change === 'added') added += each.text
    else {
      flush()
      found.push(each)
    }
  }
  flush()
  return found
}

function joined(stretches: Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const each of stretches) {
    const last = found.at(-1)
    if (each.text === '') continue
    if (last?.change === each.change) last.text += each.text
    else found.push({ ...each })
  }
  return found
}
