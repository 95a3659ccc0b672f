import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, type Ctx, withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { enqueue } from '../notify/enqueue.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aPhone, aReachable, signedIn, type SignedIn } from '../testing/identity.ts'
import { aStation } from '../testing/stations.ts'
import { reachAt } from './people.ts'
import { requestCode } from './request-code.ts'
import { signInByCode } from './sign-in-by-code.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())

const on = (locale: Ctx['locale']): Ctx => ({ ...asActor(bench.system, { kind: 'visitor' }), locale })
/** Signs in on a page in a language, by a code that comes in it. */
async function enter(phone: string, locale: Ctx['locale']): Promise<string> {
  bench.clock.advance(3_600_000)
  await requestCode(on(locale), { phone })
  const [sent] = await readOutbox(bench.system, 1)
  const { actor } = await signInByCode(on(locale), { phone, code: /\d{6}/.exec(sent!.text)![0] })
  return actor.personId
}
const choose = (who: SignedIn | null, language: string) => client.send(who, 'PUT', '/api/me/language', { language })
/** How a message to somebody begins. */
async function wordsTo(personId: string): Promise<string> {
  await withTx(bench.system, (tx) =>
    enqueue(tx, { to: { personId }, template: 'session_soon', values: { title: '周三', startsAt: '19:30' } }),
  )
  return (await readOutbox(bench.system, 1))[0]!.text.slice(0, 4)
}

test('whoever signs in for the first time is written to in the language of that page, and of no later one', async () => {
  const phone = aPhone()
  const personId = await enter(phone, 'en')
  expect(await wordsTo(personId)).toBe('[Zhi')
  expect(await reachAt(bench.system, phone)).toEqual({ phone, locale: 'en' })
  expect(await enter(phone, 'zh-CN')).toBe(personId)
  expect(await wordsTo(personId)).toBe('[Zhi')
})

test('whoever was never here, or not since languages are kept, is written to in Chinese', async () => {
  const phone = aPhone()
  expect(await reachAt(bench.system, phone)).toEqual({ phone, locale: 'zh-CN' })
  const { personId } = await aPerson(bench)
  await bench.deps.db.updateTable('person').set({ language: null }).where('id', '=', personId).execute()
  expect(await wordsTo(personId)).toBe('【织播】')
})

test('whoever switches is written to in it from then on, also as staff', async () => {
  const seeker = await aPerson(bench)
  const staff = await aReachable(bench, 'host', (await aStation(bench)).id)
  for (const who of [seeker, staff]) {
    expect(await wordsTo(who.personId)).toBe('【织播】')
    expect((await choose(who, 'en')).status).toBe(204)
    expect(await wordsTo(who.personId)).toBe('[Zhi')
    await signedIn(bench, who.personId, 'code')
    expect(await wordsTo(who.personId)).toBe('[Zhi')
    expect((await choose(who, 'zh-CN')).status).toBe(204)
    expect(await wordsTo(who.personId)).toBe('【织播】')
  }
})

test('a language we do not speak, and nobody signed in, is refused', async () => {
  expect((await choose(await aPerson(bench), 'fr')).status).toBe(400)
  expect((await choose(null, 'en')).status).toBe(401)
})
