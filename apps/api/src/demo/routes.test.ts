import { DemoAccountView, DemoMessageView } from '@zhibo/core/demo/schema'
import { MeView } from '@zhibo/core/identity/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../app.ts'
import { asActor, withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { createStaff } from '../identity/create-staff.ts'
import { grantRole } from '../identity/grant-role.ts'
import { foundPerson } from '../identity/people.ts'
import { requestCode } from '../identity/request-code.ts'
import { demo } from './routes.ts'

let bench: Bench
let app: ReturnType<typeof buildApp>
beforeAll(async () => {
  bench = await aBench({ demo: true })
  app = buildApp({ ...bench.deps, demoRoutes: demo })
})
afterAll(() => bench.close())

const accounts = async () => z.array(DemoAccountView).parse(await (await app.request('/api/demo/accounts')).json())

const signIn = (accountId: string) =>
  app.request('/api/demo/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId }),
  })

test('only people the seed has made are offered, and one click signs in as one of them', async () => {
  expect(await accounts()).toEqual([])
  expect((await signIn('host')).status).toBe(404)

  const { personId } = await createStaff(bench.system, { account: 'demo-host', name: '（演示）主持人' })
  await grantRole(bench.system, { personId, role: 'host', stationId: null })
  await withTx(bench.system, (tx) => foundPerson(tx, '13800000001', '（演示）求职者小陈'))
  expect(await accounts()).toEqual([
    { id: 'seeker', role: 'seeker', name: '（演示）求职者小陈' },
    { id: 'host', role: 'host', name: '（演示）主持人' },
  ])

  const answer = await signIn('host')
  expect(answer.status).toBe(201)
  expect(MeView.parse(await answer.json())).toMatchObject({ personId, roles: [{ role: 'host', stationId: null }] })
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  expect((await app.request('/api/me', { headers: { cookie } })).status).toBe(200)
  expect((await signIn('nobody')).status).toBe(404)
})

test('messages are read in the outbox, newest first, codes included, the phone masked', async () => {
  await requestCode(asActor(bench.system, { kind: 'visitor' }), { phone: '13912345678' })
  const [message] = z.array(DemoMessageView).parse(await (await app.request('/api/demo/outbox')).json())
  expect(message).toMatchObject({ to: '139****5678', template: 'sign_in_code' })
  expect(message!.text).toMatch(/验证码 \d{6}/)
})
