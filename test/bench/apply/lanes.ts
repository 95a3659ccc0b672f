/** Does one thing for each, as many at once as there are lanes. */
export async function inLanes<T>(lanes: number, of: readonly T[], one: (each: T) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next < of.length) await one(of[next++]!)
    }),
  )
}

/** How many of them a second. */
export async function rate<T>(lanes: number, of: readonly T[], one: (each: T) => Promise<void>): Promise<number> {
  const began = performance.now()
  await inLanes(lanes, of, one)
  return of.length / ((performance.now() - began) / 1000)
}
