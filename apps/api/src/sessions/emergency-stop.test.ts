import { SessionView, StopCause } from '@zhibo/core/sessions/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { roomName } from '../media/rooms.ts'
import { entriesOf } from '../testing/audit.ts'
import { Broadcasting, later } from '../testing/broadcasting.ts'
import { aClient } from '../testing/http.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { eventsOf } from '../testing/stream.ts'
import { emergencyStop, reopenSession } from './emergency-stop.ts'
import { endSession } from './end.ts'
import { issueMediaToken } from './media-token.ts'
import { putOnAir } from './on-air.ts'
import { viewSession } from './view.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let show: Broadcasting
let lead: SignedIn

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  show = await Broadcasting.on(bench)
  lead = await aStaff(bench, 'lead')
})
afterAll(() => bench.close())
beforeEach(() => show.begin())

const visitor = () => ({ ...bench.system, actor: { kind: 'visitor' as const } })
const path = (rest: string) => `/api/sessions/${show.sessionId}/${rest}`
const stop = (cause?: StopCause) =>
  emergencyStop(show.host.ctx, show.sessionId, { reason: '主讲人承诺了月入过万', ...(cause && { cause }) })

describe('an emergency stop', () => {
  test.each([...StopCause.options, undefined])(
    'for %s: viewers are told that, and the reason stays with the staff',
    async (cause) => {
      await stop(cause)
      expect(await viewSession(visitor(), show.sessionId)).toMatchObject({ stopped: true, stopCause: cause ?? null })
      expect((await eventsOf(bench, show.sessionId)).at(-1)).toMatchObject({
        type: 'session.stopped',
        cause: cause ?? null,
      })
      expect(JSON.stringify(await eventsOf(bench, show.sessionId))).not.toContain('月入过万')
      const [kept] = await bench.deps.db
        .selectFrom('session_reason')
        .select(['action', 'reason', 'person_id', 'at'])
        .where('session_id', '=', show.sessionId)
        .execute()
      expect(kept).toEqual({
        action: 'emergency_stop',
        reason: '主讲人承诺了月入过万',
        person_id: show.host.personId,
        at: bench.clock.read(),
      })
      expect((await entriesOf(bench, 'session', show.sessionId)).at(-1)).toMatchObject({
        action: 'session.stopped',
        detail: cause ? { cause } : {},
      })
    },
  )

  test('says why, in a way everybody may know', async () => {
    for (const body of [{}, { reason: ' ' }, { reason: '演练', cause: 'weather' }])
      expect((await client.refused(show.host, 'POST', path('emergency-stop'), body)).code).toBe('invalid_body')
    const { body } = await client.ask(SessionView, show.host, 'POST', path('emergency-stop'), {
      reason: '演练',
      cause: 'safety',
    })
    expect(body).toMatchObject({ stopCause: 'safety', presenters: [{ state: 'off_air' }] })
  })

  test('leaves what was received as it was: evidence ends where the room did, and counts', async () => {
    await show.tell('track_published', { track: show.camera })
    show.seconds(90)
    await stop()
    show.seconds(1)
    await show.tell('room_finished')
    expect(await show.intervals()).toMatchObject([
      { from_at: show.camera.publishedAt, to_at: later(show.camera.publishedAt, 91), end_reason: 'room_finished' },
    ])
    expect(await show.airtimeMs()).toBe(91_000)
  })

  test('whose end nobody tells counts as far as it was seen', async () => {
    await show.tell('track_published', { track: show.camera })
    show.seconds(10)
    await show.lookAt([show.sending(show.camera)])
    await stop()
    show.seconds(10)
    await show.lookAt(null)
    expect(await show.airtimeMs()).toBe(10_000)
  })

  test('refuses every pass, and every way to speak, until a lead reopens', async () => {
    await stop()
    for (const ctx of [visitor(), show.running.presenter.ctx, show.host.ctx, lead.ctx])
      await expect(issueMediaToken(ctx, show.sessionId, {})).rejects.toMatchObject({ code: 'session_stopped' })
    await expect(putOnAir(show.host.ctx, show.sessionId, show.running.presenterId)).rejects.toMatchObject({
      code: 'session_stopped',
    })
    expect(await bench.deps.media.participants(roomName('live', show.sessionId))).toBeNull()
    expect((await client.refused(show.host, 'POST', path('reopen'), { reason: '已处理' })).code).toBe('forbidden')
  })

  test('reopened, nobody is on air and nothing is said of it any more; a second stop is another', async () => {
    await stop('speech')
    const reopened = await reopenSession(lead.ctx, show.sessionId, { reason: '已处理' })
    expect(reopened).toMatchObject({ stopped: false, stopCause: null, presenters: [{ state: 'off_air' }] })
    await stop()
    expect(await viewSession(visitor(), show.sessionId)).toMatchObject({ stopped: true, stopCause: null })
  })

  test('pressed again while it stands is refused, whatever the cause', async () => {
    await stop()
    await expect(stop('safety')).rejects.toMatchObject({ code: 'not_from_here' })
    expect(await viewSession(visitor(), show.sessionId)).toMatchObject({ stopCause: null })
  })

  test('in a show that is ended then is over and waits for nobody', async () => {
    await stop('speech')
    expect(await endSession(show.host.ctx, show.sessionId)).toMatchObject({
      state: 'ended',
      stopped: false,
      stopCause: null,
    })
    await expect(reopenSession(lead.ctx, show.sessionId, { reason: '已处理' })).rejects.toMatchObject({
      code: 'not_from_here',
    })
  })
})
