import { RaiseHand } from '@zhibo/core/walls/schema'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { placeIn } from '#lib/walls/place.ts'
import { readWall } from '#lib/walls/read-wall.ts'
import type { Actions, PageServerLoad } from './$types'

/** What a phone finds behind the code of a wall or a seat. */
export const load: PageServerLoad = async (event) => {
  const { station } = await event.parent()
  const { show, coming } = await loadFrom(readWall(event, station.id))
  return {
    place: placeIn(event.url).place ?? station.name,
    seat: event.url.searchParams.get('seat') ?? '',
    session: show?.session ?? null,
    next: coming[0] ?? null,
    bare: false,
  }
}

const sessionOf = ({ sessionId = '' }: Typed) => ({ id: sessionId })

export const actions: Actions = {
  raise: async (event) => {
    const typed = typedOf(await event.request.formData())
    const parsed = RaiseHand.safeParse({ place: typed.place, seat: typed.seat })
    if (!parsed.success) return formProblem(event, parsed.error, typed)
    return ok(apiOf(event).hands[':id'].hands.$post({ param: sessionOf(typed), json: parsed.data })).then(
      ({ hand, key }) => ({ typed, raised: { id: hand.id, key } }),
      (error: unknown) => formProblem(event, error, typed),
    )
  },
  lower: async (event) => {
    const typed = typedOf(await event.request.formData())
    const { handId = '', key = '' } = typed
    const param = { ...sessionOf(typed), handId }
    return ok(apiOf(event).hands[':id'].hands[':handId'].lower.$post({ param, json: { key } })).then(
      () => ({ typed, lowered: true }),
      (error: unknown) => formProblem(event, error, typed),
    )
  },
}
