import { MediaTokenView } from '@zhibo/core/media/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { removeMember } from '../employers/change-member.ts'
import { presenterIdentity, roomName } from '../media/rooms.ts'
import { entriesOf } from '../testing/audit.ts'
import { aConnection } from '../testing/connection.ts'
import { anApprovedEmployer } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aStaff, type SignedIn, signedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aMember } from '../testing/members.ts'
import { aRunningSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'
import { issueMediaToken } from './media-token.ts'
import { putOnAir } from './on-air.ts'
import { takeUnentitledOffAir } from './person-off-air.ts'
import { ownPlaces } from './place.ts'
import { viewSession } from './view.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())

/** A show that somebody of the company presents who is not its owner. */
async function aShow({ by = job, ...given }: { onAir?: boolean; by?: APublishedJob } = {}) {
  const presenter = await aMember(bench, by)
  const show = await aRunningSession(bench, { job: by, host, presenter, ...given })
  const state = async () => (await viewSession(host.ctx, show.session.id)).presenters[0]!.state
  const leave = () => removeMember(by.owner.ctx, by.employer.id, presenter.personId)
  return { ...show, state, leave }
}

test('a presenter whom the company takes out is off air with that, and everybody is told', async () => {
  const { session, presenterId, state, leave } = await aShow()
  expect(await state()).toBe('on_air')
  await leave()
  expect(await state()).toBe('off_air')
  expect(await eventsOf(bench, session.id, session.seq)).toMatchObject([{ type: 'presenter.off_air', presenterId }])
  expect((await entriesOf(bench, 'session', session.id)).at(-1)).toMatchObject({
    action: 'session.presenter_off_air',
    actor_id: job.owner.personId,
    detail: { presenter: presenterId },
  })
  await expect(putOnAir(host.ctx, session.id, presenterId)).rejects.toMatchObject({ code: 'presenter_left' })
})

test('gets no pass as a presenter any more, and has no place to send from', async () => {
  const { session, presenter, leave } = await aShow({ onAir: false })
  const path = `/api/sessions/${session.id}/media-token`
  expect((await client.ask(MediaTokenView, presenter, 'POST', path, {})).body.role).toBe('presenter')
  await leave()
  expect((await client.ask(MediaTokenView, presenter, 'POST', path, {})).body).toMatchObject({
    role: 'viewer',
    presenterId: null,
  })
  const { ctx } = await signedIn(bench, presenter.personId, 'code')
  expect(await ownPlaces(ctx, session.id)).toEqual([])
})

test('who stays with the company stays on air', async () => {
  const { state } = await aShow()
  await (await aShow()).leave()
  await takeUnentitledOffAir(bench.system)
  expect(await state()).toBe('on_air')
})

test('put on air and taken out at the same moment, nobody is left on air', async () => {
  const by = await aPublishedJob(bench, { by: await anApprovedEmployer(bench, { stationId: job.stationId }) })
  for (let round = 0; round < 8; round++) {
    const { session, presenterId, state, leave } = await aShow({ by, onAir: false })
    await Promise.allSettled([leave(), putOnAir(host.ctx, session.id, presenterId)])
    expect(await state(), `round ${round}`).toBe('off_air')
  }
})

test('whoever is on air for a company they left is taken off by the sweep', async () => {
  const { presenterId, state, leave } = await aShow()
  await leave()
  const onAir = { state: 'on_air' as const, on_air_since: bench.clock.read() }
  await bench.deps.db.updateTable('session_presenter').set(onAir).where('id', '=', presenterId).execute()
  await takeUnentitledOffAir(bench.system)
  expect(await state()).toBe('off_air')
})

test('their device is thrown out of the room, where it could still have listened', async () => {
  const { session, presenter, presenterId, leave } = await aShow({ onAir: false })
  const { token } = await issueMediaToken(presenter.ctx, session.id, {})
  const inside = async () =>
    (await bench.deps.media.participants(roomName('live', session.id)))?.map(({ identity }) => identity)
  const connection = await aConnection(bench, token)
  expect(await inside()).toEqual([presenterIdentity(presenterId)])
  await leave()
  expect(await inside()).toEqual([])
  connection.close()
})
