import { stationsWhere } from '@zhibo/core/identity/policy'
import { readRange } from '#lib/reviews/range.ts'
import { figuresOf } from '#lib/reviews/figures.ts'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me, stations } = await event.parent()
  const own = stationsWhere(me.roles, 'review.read')
  const read = stations.filter(({ id }) => own === 'all' || own.includes(id)).map(({ id, name }) => ({ id, name }))
  const range = readRange(
    event.url.searchParams,
    new Date(),
    read.map(({ id }) => id),
  )
  const { from, to, subject, station } = range
  const query = { from, to, ...(subject ? { subject } : {}), ...(station ? { station } : {}) }
  const numbers = await loadFrom(ok(apiOf(event).reviews.numbers.$get({ query })))
  return {
    range,
    read,
    csv: `/api/reviews/numbers.csv?${new URLSearchParams(query)}`,
    ...figuresOf(numbers, range),
  }
}
