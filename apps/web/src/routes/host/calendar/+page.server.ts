import { shanghaiDay } from '@zhibo/core/day'
import { askedIn, weeksShown } from '#lib/calendar/address.ts'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { myStations } = await event.parent()
  const now = new Date()
  const today = shanghaiDay(now)
  const found = askedIn(event.url.searchParams, today)
  const one = myStations.find(({ id }) => id === found.station) ?? (myStations.length === 1 ? myStations[0] : undefined)
  const asked = { ...found, station: one?.id ?? null }
  const weeks = weeksShown(asked)
  const days = weeks.flat()
  const shown = one ? [one] : myStations
  const month = asked.day.slice(0, 7)
  const query = { from: days[0]!, to: days.at(-1)!, ...(one && { stationId: one.id }) }
  const [calendar, ledgers] = await loadFrom(
    Promise.all([
      ok(api.plannedSessions.sessions.$get({ query })),
      Promise.all(shown.map(({ id }) => ok(api.ledger[':id'].ledger[':month'].$get({ param: { id, month } })))),
    ]),
  )
  return { asked, today, now: now.toISOString(), weeks, shown, ledgers, ...calendar }
}

type Link = ReturnType<typeof apiOf>['stationFeeds'][':id']['calendar-link']

/** What is done with one's own secret address at a station. */
const press = (work: (link: Link, param: { id: string }) => Promise<object>) => async (event: RequestEvent) => {
  const typed = typedOf(await event.request.formData())
  const link = apiOf(event).stationFeeds[':id']['calendar-link']
  return work(link, { id: typed.station ?? '' }).catch((error: unknown) => formProblem(event, error, typed))
}

export const actions: Actions = {
  link: press(async (link, param) => ({ url: (await ok(link.$post({ param }))).url })),
  unlink: press(async (link, param) => {
    await ok(link.$delete({ param }))
    return { revoked: true }
  }),
}
