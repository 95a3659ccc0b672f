import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import { actorOf } from '../identity/session.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { connect } from './connect.ts'
import { prepared } from './prepared.ts'
import { aBench, type Bench } from './testing.ts'

let bench: Bench
let someone: SignedIn
let one: Ctx
beforeAll(async () => {
  bench = await aBench()
  someone = await aStaff(bench, 'reviewer')
  one = { ...bench.system, db: connect(bench.url, { max: 1, onError: () => undefined }) }
})
afterAll(async () => {
  await one.db.destroy()
  await bench.close()
})

/** What the one connection keeps prepared, and how often it was sent. */
const kept = async () => {
  const { rows } = await sql<{ name: string; times: number }>`
    select name, (generic_plans + custom_plans)::int as times from pg_prepared_statements order by name`.execute(one.db)
  return Object.fromEntries(rows.map(({ name, times }) => [name, times]))
}

test('who is behind a cookie, and what people are called, is asked for by prepared statements', async () => {
  for (let nth = 0; nth < 3; nth++) {
    expect(await actorOf(one, someone.cookie)).toEqual(someone.actor)
    expect((await namesOf(one, [someone.personId])).get(someone.personId)).toBe(someone.actor.name)
  }
  expect(await kept()).toEqual({ actor: 3, names: 3 })
})

test('names are found for none, for one asked for twice, and for nobody known', async () => {
  const unknown = crypto.randomUUID()
  expect(await namesOf(one, [])).toEqual(new Map())
  expect(await namesOf(one, [someone.personId, someone.personId, unknown])).toEqual(
    new Map([[someone.personId, someone.actor.name]]),
  )
})

test('a name belongs to one text: another under it is refused before it is sent', async () => {
  const ask = (column: 'id' | 'name') =>
    one.db.selectFrom('person').modifyFront(prepared('one_text')).select(column).execute()
  await ask('id')
  await expect(ask('name')).rejects.toThrow('must be unique')
  expect(await ask('id')).toHaveLength(1)
})

test('what is not marked leaves nothing behind', async () => {
  const before = Object.keys(await kept())
  await one.db.selectFrom('person').select('name').where('id', '=', someone.personId).execute()
  expect(Object.keys(await kept())).toEqual(before)
})

test('ids in an array, days and whole numbers come as what they are', async () => {
  const { rows } = await sql`
    select array[]::uuid[] as none, ${[someone.personId, someone.personId]}::uuid[] as two,
      date '2026-11-23' as day, 9007199254740991 as whole`.execute(one.db)
  expect(rows).toEqual([
    { none: [], two: [someone.personId, someone.personId], day: '2026-11-23', whole: 9_007_199_254_740_991 },
  ])
})
