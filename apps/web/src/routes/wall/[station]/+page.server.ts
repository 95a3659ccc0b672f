import { load as loadFrom } from '#lib/server/api.ts'
import { placeIn } from '#lib/walls/place.ts'
import { qrOf } from '#lib/walls/qr.ts'
import { readWall } from '#lib/walls/read-wall.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { station } = await event.parent()
  const { place = '' } = placeIn(event.url)
  const seat = new URL(`/wall/${station.slug}/seat`, event.url)
  if (place) seat.searchParams.set('place', place)
  return { wall: await loadFrom(readWall(event, station.id)), place, qr: qrOf(seat.href) }
}
