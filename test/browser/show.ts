import { ok } from '@zhibo/api-client/clients'
import { aDemoPerson, type Client } from './people.ts'

/** A show that runs, and the people of the demo who run it and present in it. */
export interface Show {
  id: string
  /** The first maker's place, and who presents from it. */
  presenterId: string
  host: Client
  presenter: Client
  /** Everyone's, in the order of the run of show. */
  places: { presenterId: string; presenter: Client }[]
  onAir(): Promise<void>
  offAir(): Promise<void>
  end(): Promise<void>
}

/** Plans, approves and begins a show with makers of the demo in it, the first unless told; nobody is on air yet. */
export async function aRunningShow(origin: string, title: string, makers: string[] = ['employer-1']): Promise<Show> {
  const [host, reviewer, ...presenters] = await Promise.all([
    aDemoPerson(origin, 'host'),
    aDemoPerson(origin, 'reviewer'),
    ...makers.map((maker) => aDemoPerson(origin, maker)),
  ])
  const segments = await Promise.all(presenters.map(aSegment))
  const [station] = await ok(host.api.stations.index.$get())
  const hour = 3_600_000
  const plan = await ok(
    host.api.sessions.index.$post({
      json: {
        stationId: station!.id,
        title,
        plannedStart: new Date(Date.now() + hour).toISOString(),
        plannedEnd: new Date(Date.now() + 2 * hour).toISOString(),
      },
    }),
  )
  const param = { id: plan.id }
  await ok(host.api.sessions[':id']['run-of-show'].$put({ param, json: { expectedVersion: plan.version, segments } }))
  await ok(host.api.sessions[':id'].submissions.$post({ param, json: {} }))
  await approvePlan(reviewer, title)
  await ok(host.api.sessions[':id'].start.$post({ param, json: {} }))

  return showOf(host, plan.id, presenters)
}

/** The handles of a show that runs, in which these people present, each for their own company. */
export async function showOf(host: Client, id: string, presenters: Client[]): Promise<Show> {
  const param = { id }
  const { presenters: named } = await ok(host.api.sessions[':id'].$get({ param }))
  const places = await Promise.all(
    presenters.map(async (presenter) => {
      const { employers } = await ok(presenter.api.me.index.$get())
      return { presenter, presenterId: named.find(({ employerId }) => employerId === employers[0]!.employerId)!.id }
    }),
  )
  const { presenterId, presenter } = places[0]!
  const place = { param: { ...param, presenterId }, json: {} }
  const turns = host.api.sessions[':id'].presenters[':presenterId']
  return {
    id,
    presenterId,
    host,
    presenter,
    places,
    onAir: async () => void (await ok(turns['on-air'].$post(place))),
    offAir: async () => void (await ok(turns['off-air'].$post(place))),
    end: async () => void (await ok(host.api.sessions[':id'].end.$post({ param, json: {} }))),
  }
}

/** A maker's part of the show, with the first of its jobs. */
async function aSegment({ api }: Client) {
  const me = await ok(api.me.index.$get())
  const { employerId } = me.employers[0]!
  const [job] = await ok(api.jobs.index.$get({ query: { employerId } }))
  return { employerId, minutes: 20, jobIds: [job!.id] }
}

/** A reviewer's yes to the plan of this title. */
export async function approvePlan({ api }: Client, title: string): Promise<void> {
  const [found] = await ok(api.reviews.index.$get({ query: { q: title, state: 'submitted' } }))
  const param = { id: found!.id }
  const claimed = await ok(api.reviews[':id'].claims.$post({ param, json: {} }))
  await ok(
    api.reviews[':id'].decisions.$post({
      param,
      json: {
        expectedVersion: claimed.version,
        decision: 'approve',
        parts: { plan: { result: 'pass' } },
        reasonCode: 'complete_and_true',
      },
    }),
  )
}
