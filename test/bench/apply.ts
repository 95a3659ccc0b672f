import { apply } from '@zhibo/api/applications/apply'
import { withTx } from '@zhibo/api/context'
import { connect } from '@zhibo/api/db/connect'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { foundPerson } from '@zhibo/api/identity/people'
import { aSheet } from '@zhibo/api/testing/applications'
import { aPerson, aPhone } from '@zhibo/api/testing/identity'
import { type APublishedJob, aPublishedJob } from '@zhibo/api/testing/jobs'
import pg from 'pg'
import startServices from '../setup/services.ts'
import { type Figure, figure, inTurn } from './figure.ts'

const connections = 50
const applications = 300
const runs = 5

/** 50 connections, one application each at a time: the verb against the very statements it sends, sent by a bare client. */
export async function bench(): Promise<Figure[]> {
  const stop = await startServices()
  const base = await aBench()
  try {
    const db = connect(base.url, { max: connections, onError: () => undefined })
    const of: Bench = { ...base, deps: { ...base.deps, db }, system: { ...base.system, db } }
    const job = await aPublishedJob(of, { headcount: 1000 })
    const statements = await recorded(of, job)
    const pool = new pg.Pool({ connectionString: base.url, max: connections })
    const seekers: string[] = []
    const phones = Array.from({ length: applications * (2 * runs + 2) }, aPhone)
    await inLanes(phones, async (phone) => {
      seekers.push(await withTx(of.system, (tx) => foundPerson(tx, phone)))
    })
    const next = () => seekers.splice(0, applications)
    const ours = () =>
      rate(next(), async (personId) => {
        const actor = { kind: 'person', personId, name: '', grants: [], memberships: [], authSessionId: null } as const
        await apply({ ...of.system, actor }, aSheet([job.card]))
      })
    const reference = () => rate(next(), (personId) => replay(pool, statements, personId))
    // Both are warm before the first counts.
    await ours()
    await reference()
    const pairs = await inTurn(runs, ours, reference)
    await pool.end()
    await db.destroy()
    return [figure('apply.rate', 'applications/s', pairs)]
  } finally {
    await base.close()
    await stop()
  }
}

/** How many a second. */
async function rate(seekers: string[], one: (personId: string) => Promise<void>): Promise<number> {
  const started = performance.now()
  await inLanes(seekers, one)
  return applications / ((performance.now() - started) / 1000)
}

/** As many at once as there are connections. */
async function inLanes(of: readonly string[], one: (each: string) => Promise<void>): Promise<void> {
  const left = [...of]
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let each = left.pop(); each !== undefined; each = left.pop()) await one(each)
    }),
  )
}

interface Statements {
  seekerId: string
  applicationId: string
  sent: { text: string; values: unknown[] }[]
}

/** What one application sends to the database, from begin to commit. */
async function recorded(bench: Bench, job: APublishedJob): Promise<Statements> {
  const seeker = await aPerson(bench)
  const sent: Statements['sent'] = []
  const send = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [text, values] = given
    if (typeof text === 'string') sent.push({ text, values: Array.isArray(values) ? values : [] })
    return send.apply(this, given)
  } as typeof pg.Client.prototype.query
  try {
    const { applications: made } = await apply(seeker.ctx, aSheet([job.card]))
    return { seekerId: seeker.personId, applicationId: made[0]!.id, sent }
  } finally {
    pg.Client.prototype.query = send as typeof pg.Client.prototype.query
  }
}

/** The same for somebody else: only who applies and what was made of it change. */
async function replay(pool: pg.Pool, { seekerId, applicationId, sent }: Statements, personId: string): Promise<void> {
  const client = await pool.connect()
  let made = applicationId
  try {
    for (const { text, values } of sent) {
      const given = values.map((value) => (value === seekerId ? personId : value === applicationId ? made : value))
      const { rows } = await client.query<{ id?: string; seeker_id?: string }>(text, given)
      if (rows?.[0]?.seeker_id === personId) made = rows[0].id ?? made
    }
  } finally {
    client.release()
  }
}
