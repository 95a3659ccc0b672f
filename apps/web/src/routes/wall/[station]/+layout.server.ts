import { error } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** Everything of a wall belongs to a station, by its short name or id. */
export const load: LayoutServerLoad = async ({ params, parent }) => {
  const { stations } = await parent()
  const station = stations.find(({ id, slug }) => id === params.station || slug === params.station)
  if (!station) error(404)
  return { station, bare: true }
}
