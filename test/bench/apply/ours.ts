// The API as it is on a Node server of its own, with a published job and people who are signed in.
import { apply } from '@zhibo/api/applications/apply'
import { asActor } from '@zhibo/api/context'
import { connect } from '@zhibo/api/db/connect'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { aSheet } from '@zhibo/api/testing/applications'
import { aPerson } from '@zhibo/api/testing/identity'
import { aPublishedJob } from '@zhibo/api/testing/jobs'
import { aServer } from '@zhibo/api/testing/serving'
import { inLanes, rate } from './lanes.ts'
import { recorded } from './statements.ts'

const connections = Number(process.argv[2])
const base = await aBench({ limitFactor: 10_000 })
const db = connect(base.url, { max: connections, onError: () => undefined })
const bench: Bench = { ...base, deps: { ...base.deps, db }, system: { ...base.system, db } }
const server = await aServer(bench.deps)
const { card } = await aPublishedJob(bench, { headcount: 1000 })
const sheet = JSON.stringify(aSheet([card]))

/** People who have not applied yet. */
async function seekers(count: number) {
  const people: Awaited<ReturnType<typeof aPerson>>[] = []
  await inLanes(connections, Array.from({ length: count }), async () => void people.push(await aPerson(bench)))
  return people
}

/** What one application over HTTP sends to the database. */
async function statements() {
  const seeker = await aPerson(bench)
  const { sent, answer } = await recorded(async () => {
    const response = await fetch(`${server.url}/api/applications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: seeker.cookie },
      body: sheet,
    })
    if (!response.ok) throw new Error(`the first application was answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as { id: string }[]
  })
  return { seekerId: seeker.personId, applicationId: answer[0]!.id, sent }
}

/** How many a second the verb takes, without HTTP and sign-in before it. */
async function verb(count: number): Promise<number> {
  const actors = (await seekers(count)).map(({ actor }) => asActor(bench.system, actor))
  return rate(connections, actors, async (ctx) => void (await apply(ctx, aSheet([card]))))
}

process.on('message', (asked: { seekers?: number; verb?: number }) => {
  void (async () => {
    if (asked.verb) process.send!({ rate: await verb(asked.verb) })
    else {
      const people = await seekers(asked.seekers!)
      process.send!({ people: people.map(({ personId, cookie }) => ({ personId, cookie })) })
    }
  })()
})
process.on('disconnect', () => {
  void server
    .close()
    .then(() => db.destroy())
    .then(() => base.close())
    .then(() => process.exit())
})
process.send!({ url: server.url, databaseUrl: base.url, sheet, statements: await statements() })
