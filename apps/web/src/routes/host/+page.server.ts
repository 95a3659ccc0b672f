import { stationsWhere } from '@zhibo/core/identity/policy'
import type { SessionState, SessionSummary } from '@zhibo/core/sessions/schema'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { me, myStations } = await event.parent()
  const mine = new Set(myStations.map((station) => station.id))
  const [only] = myStations
  const at = myStations.length === 1 && only ? { stationId: only.id } : {}

  const listed = async (states: SessionState[], limit: number): Promise<SessionSummary[]> => {
    const pages = await Promise.all(
      states.map((state) => ok(api.sessions.index.$get({ query: { state, limit: String(limit), ...at } }))),
    )
    return pages.flat().filter(({ stationId, partnerIds }) => [stationId, ...partnerIds].some((id) => mine.has(id)))
  }
  const [running, scheduled, drafts, ended, asks, outOfReach] = await loadFrom(
    Promise.all([
      listed(['live', 'interrupted'], 20),
      listed(['scheduled'], 50),
      listed(['draft', 'in_review'], 50),
      listed(['ended', 'sealed', 'cancelled'], 20),
      ok(api.jointAsks.index.$get()),
      stationsWhere(me.roles, 'staff.reach').length > 0 ? ok(api.staff.unreachable.$get()) : [],
    ]),
  )
  const newestFirst = (a: SessionSummary, b: SessionSummary) => (a.plannedStart < b.plannedStart ? 1 : -1)
  return {
    running,
    scheduled,
    // Two states in one list: by their day, not state after state.
    drafts: drafts.toSorted(newestFirst).toReversed(),
    asks,
    // What concerns whoever reads it is said in the first person.
    outOfReach: outOfReach.filter(({ personId }) => personId !== me.personId),
    ended: ended.toSorted(newestFirst).slice(0, 20),
  }
}
