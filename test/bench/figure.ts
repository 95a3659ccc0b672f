/** One line of `pnpm bench`. `ratio` is ours ÷ reference; `spread` its lowest and highest run. */
export interface Figure {
  name: string
  ours: number
  reference: number
  ratio: number
  unit: string
  runs: number
  spread: [lowest: number, highest: number]
}

/** What one run measured of the two. */
export interface Pair<Measure> {
  ours: Measure
  reference: Measure
}

/** Measures the two in turn, the first of the turn changing each time, so that a busy machine harms both alike. */
export async function inTurn<Measure>(
  runs: number,
  ours: () => Promise<Measure>,
  reference: () => Promise<Measure>,
): Promise<Pair<Measure>[]> {
  const pairs: Pair<Measure>[] = []
  for (let run = 0; run < runs; run += 1) {
    if (run % 2 === 0) pairs.push({ ours: await ours(), reference: await reference() })
    else {
      const first = await reference()
      pairs.push({ ours: await ours(), reference: first })
    }
  }
  return pairs
}

/** The medians of both sides and the median of their ratios, run by run. */
export function figure(name: string, unit: string, pairs: readonly Pair<number>[]): Figure {
  const ratios = pairs.map(({ ours, reference }) => ours / reference)
  return {
    name,
    ours: round(median(pairs.map(({ ours }) => ours))),
    reference: round(median(pairs.map(({ reference }) => reference))),
    ratio: round(median(ratios)),
    unit,
    runs: pairs.length,
    spread: [round(Math.min(...ratios)), round(Math.max(...ratios))],
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new Error('no run was measured')
  return (low + high) / 2
}

const round = (value: number): number => Number(value.toPrecision(4))
