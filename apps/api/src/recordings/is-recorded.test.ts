import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { endSession } from '../sessions/end.ts'
import { viewSession } from '../sessions/view.ts'
import { aRecordedShow, aRecorder } from '../testing/recordings.ts'
import { aRunningSession, aScheduledSession } from '../testing/sessions.ts'

let bench: Bench
beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())

test('where there is a recorder everyone is told of a show that is to come and one that is on', async () => {
  const visitor = { ...bench.system, actor: { kind: 'visitor' as const }, recorder: aRecorder().recorder }
  const { session: planned } = await aScheduledSession(bench)
  const running = await aRunningSession(bench)
  expect(await viewSession(visitor, planned.id)).toMatchObject({ recorded: true })
  expect(await viewSession(visitor, running.session.id)).toMatchObject({ recorded: true })
  await endSession(running.host.ctx, running.session.id)
  expect(await viewSession(visitor, running.session.id)).toMatchObject({ state: 'ended', recorded: false })
})

test('where there is none nobody is told so, and of a show that is over what was kept counts', async () => {
  const { session } = await aRunningSession(bench)
  expect(await viewSession(bench.system, session.id)).toMatchObject({ recorded: false })
  const kept = await aRecordedShow(bench)
  expect(await viewSession(bench.system, kept.session.id)).toMatchObject({ state: 'ended', recorded: true })
})
