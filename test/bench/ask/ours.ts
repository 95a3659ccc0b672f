// The API as it is on a Node server of its own, with a show that is on and people who may ask in it.
import { aBench } from '@zhibo/api/db/testing'
import { aPerson } from '@zhibo/api/testing/identity'
import { aServer } from '@zhibo/api/testing/serving'
import { aRunningSession } from '@zhibo/api/testing/sessions'
import { inLanes } from '../apply/lanes.ts'

const bench = await aBench({ limitFactor: 10_000, clock: () => new Date() })
const { session } = await aRunningSession(bench)
const server = await aServer(bench.deps)

/** People who have not asked yet: each may ask five times a minute. */
async function askers(count: number): Promise<string[]> {
  const cookies: string[] = []
  await inLanes(8, Array.from({ length: count }), async () => void cookies.push((await aPerson(bench)).cookie))
  return cookies
}

process.on('message', ({ askers: count }: { askers?: number }) => {
  if (count === undefined) process.send!({ rss: process.memoryUsage.rss() })
  else void askers(count).then((cookies) => process.send!({ cookies }))
})
process.on('disconnect', () => {
  void server
    .close()
    .then(() => bench.close())
    .then(() => process.exit())
})
process.send!({
  port: Number(new URL(server.url).port),
  events: `/api/sessions/${session.id}/events`,
  questions: `/api/sessions/${session.id}/questions`,
})
