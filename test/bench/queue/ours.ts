// The API on a Node server of its own, with as many connections as it has in production, 100,000 cases, some of them
// held by two reviewers, and one of these signed in.
import { connect } from '@zhibo/api/db/connect'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { aSubmittedEmployer } from '@zhibo/api/testing/employers'
import { aStaff } from '@zhibo/api/testing/identity'
import { analyse, copies } from '@zhibo/api/testing/plans'
import { aServer } from '@zhibo/api/testing/serving'
import { recorded } from '../apply/statements.ts'

const base = await aBench({ limitFactor: 10_000 })
const db = connect(base.url, { onError: () => undefined })
const bench: Bench = { ...base, deps: { ...base.deps, db }, system: { ...base.system, db } }
const server = await aServer(bench.deps)

const { employer } = await aSubmittedEmployer(bench)
const reviewer = await aStaff(bench, 'reviewer', employer.stationId)
const colleague = await aStaff(bench, 'reviewer', employer.stationId)
// In parts: one statement for all would be cut off on a slow machine.
for (let part = 0; part < 10; part += 1) {
  const nth = `(n + ${part * 10_000})`
  await copies(bench, 'review_case', employer.openCaseId!, 10_000, {
    subject_id: 'uuidv7()',
    state: `case n % 50 when 0 then 'submitted' when 1 then 'claimed' else case when n % 9 = 0 then 'returned' else 'approved' end end`,
    claimed_by: `case n % 100 when 1 then '${reviewer.personId}'::uuid when 51 then '${colleague.personId}'::uuid end`,
    claimed_until: `case n % 50 when 1 then source.submitted_at + interval '15 minutes' end`,
    due_at: `source.due_at + (${nth} - 50000) * interval '1 minute'`,
    title: `'（演示）第' || ${nth} || '制衣厂'`,
    blocks: `case when n % 700 = 0 then 1 else 0 end`,
  })
}
await analyse(bench)

const read = (page: string) => fetch(`${server.url}${page}`, { headers: { cookie: reviewer.cookie } })

/** A first and a further page of what waits, of what is held, of what is late, of what weighs, of a kind, and of a name. */
async function pages(): Promise<string[]> {
  const firsts = [
    'state=submitted',
    'state=claimed',
    'overdue=true',
    'weight=block',
    'state=approved&subject=employer',
    `q=${encodeURIComponent('第777')}`,
  ].map((search) => `/api/reviews?${search}`)
  const nexts = []
  for (const page of firsts) {
    const answer = await read(page)
    if (!answer.ok) throw new Error(`${page} was answered ${answer.status}`)
    const next = /<(.*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
    if (next) nexts.push(next)
  }
  return [...firsts, ...nexts]
}

const asked = []
for (const page of await pages()) {
  const { sent } = await recorded(async () => (await read(page)).text())
  asked.push({ page, sent })
}

process.on('disconnect', () => {
  void server
    .close()
    .then(() => db.destroy())
    .then(() => base.close())
    .then(() => process.exit())
})
process.send!({ url: server.url, databaseUrl: base.url, cookie: reviewer.cookie, asked })
