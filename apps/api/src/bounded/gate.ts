import { AppError } from '../problem.ts'

interface Waiting {
  size: number
  enter: () => void
}

/**
 * Lets work in by its size, `capacity` in all at a time, first come first served. Work larger than that goes in alone.
 * When `mostWaiting` stand in line the next is sent away with `unavailable`: to come again beats waiting for ever.
 */
export function gate(capacity: number, mostWaiting: number) {
  const line: Waiting[] = []
  let inside = 0

  const fits = (size: number) => inside === 0 || inside + size <= capacity
  function admit(): void {
    while (line[0] && fits(line[0].size)) {
      const { size, enter } = line.shift()!
      inside += size
      enter()
    }
  }

  return async function pass<T>(size: number, work: () => Promise<T>): Promise<T> {
    if (line.length >= mostWaiting) throw new AppError('unavailable', { retryAfter: 5 })
    await new Promise<void>((enter) => {
      line.push({ size, enter })
      admit()
    })
    try {
      return await work()
    } finally {
      inside -= size
      admit()
    }
  }
}
