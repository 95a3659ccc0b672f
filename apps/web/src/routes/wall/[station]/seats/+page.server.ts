import { placeIn } from '#lib/walls/place.ts'
import { qrOf } from '#lib/walls/qr.ts'
import type { PageServerLoad } from './$types'

/** A sheet to print: a code for every seat of a place. */
export const load: PageServerLoad = async (event) => {
  const { station } = await event.parent()
  const { place = station.name, seats = 12 } = placeIn(event.url)
  const codes = Array.from({ length: seats }, (_, nth) => {
    const url = new URL(`/wall/${station.slug}/seat`, event.url)
    url.searchParams.set('place', place)
    url.searchParams.set('seat', String(nth + 1))
    return { seat: String(nth + 1), qr: qrOf(url.href) }
  })
  return { place, seats, codes, bare: false }
}
