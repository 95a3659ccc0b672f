import { test } from 'vitest'
import { aBench } from '../db/testing.ts'
import { actorOf } from '../identity/session.ts'
import { searchEntries } from './queries.ts'
test('x', async () => {
  const bench = await aBench()
  await actorOf(bench.system, 'zhibo_session=abc').catch((e) => { throw new Error('ACTOR ' + e.message) })
  await searchEntries(bench.system, { limit: 3 , cursor: crypto.randomUUID()}, 'all').catch((e) => { throw new Error('SEARCH ' + e.message) })
})
