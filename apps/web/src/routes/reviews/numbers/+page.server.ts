import { readRange } from '#lib/reviews/range.ts'
import { figuresOf } from '#lib/reviews/figures.ts'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const range = readRange(event.url.searchParams, new Date())
  const { from, to, subject } = range
  const query = { from, to, ...(subject ? { subject } : {}) }
  const numbers = await loadFrom(ok(apiOf(event).reviews.numbers.$get({ query })))
  return { range, csv: `/api/reviews/numbers.csv?${new URLSearchParams(query)}`, ...figuresOf(numbers, range) }
}
