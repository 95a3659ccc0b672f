// The API as it is, with its database, on a Node server of its own.
import { aBench } from '@zhibo/api/db/testing'
import { showCorrection } from '@zhibo/api/sessions/correct'
import { aServer } from '@zhibo/api/testing/serving'
import { aRunningSession } from '@zhibo/api/testing/sessions'
import { serveRuns } from './runs.ts'

const bench = await aBench({ limitFactor: 1000, clock: () => new Date() })
const { session, host } = await aRunningSession(bench)
const server = await aServer(bench.deps)

serveRuns(
  { port: Number(new URL(server.url).port), path: `/api/sessions/${session.id}/events` },
  async () => void (await showCorrection(host.ctx, session.id, { text: `made@${Date.now()}` })),
)
