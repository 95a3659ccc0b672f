import { CreditCodeCheck } from '@zhibo/core/checks/credit-code'
import { JobCheck } from '@zhibo/core/checks/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { listPolicies, policies, policyOn } from '../policy/policies.ts'
import { aClient } from '../testing/http.ts'
import { aJobContent } from '../testing/jobs.ts'

let bench: Bench
let client: ReturnType<typeof aClient>

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())

const check = (body: unknown) => client.ask(JobCheck, null, 'POST', '/api/checks/job', body)

describe('anyone may have a job checked', () => {
  test('and a lawful one has no finding and its sums', async () => {
    const { trade: _, shift: __, benefits: ___, ...post } = aJobContent()
    const { body } = await check(post)
    expect(body.findings).toEqual([])
    expect(body.pay).toMatchObject({ lawfulMonthlyFloorFen: 365_400, lawfulWithOvertimeFen: 478_800 })
  })

  test('against the minimum wage of the day, which says that it waits to be confirmed', async () => {
    const { body } = await check({ pay: { scheme: 'monthly', baseFen: 200_000 }, onDate: '2026-11-23' })
    expect(body.findings.map((finding) => finding.rule)).toContain('below_minimum_wage')
    expect(body.pay.basis).toContain('标准待人社局确认')
    const before = await check({ pay: { scheme: 'monthly', baseFen: 200_000 }, onDate: '2024-12-31' })
    expect(before.body.findings.map((finding) => finding.rule)).not.toContain('below_minimum_wage')
  })

  test('however little is written', async () => {
    for (const post of [{}, { title: null, pay: null }, { title: '', headcount: 0, pay: { scheme: '' } }]) {
      const { status, body } = await check(post)
      expect(status).toBe(200)
      expect(body.findings.some((finding) => finding.rule === 'missing_field')).toBe(true)
    }
  })

  test.each([[{ title: 7 }], [{ headcount: 'five' }], [{ pay: { scheme: 'tips' } }], [{ employment: 'slave' }]])(
    'but not of a wrong type: %j',
    async (post) => {
      expect(await client.refused(null, 'POST', '/api/checks/job', post)).toMatchObject({
        code: 'invalid_body',
        status: 400,
      })
    },
  )
})

describe('a credit code', () => {
  const ask = (code: unknown) => client.ask(CreditCodeCheck, null, 'POST', '/api/checks/credit-code', { code })

  test('is told right from wrong', async () => {
    expect((await ask(' 91511725 madem0a15l ')).body).toMatchObject({
      code: '91511725MADEM0A15L',
      valid: true,
      organisationCodeValid: true,
      region: { code: '511725' },
    })
    expect((await ask('91511725MADEM0A15M')).body.valid).toBe(false)
    expect((await ask('123')).body).toMatchObject({ valid: false })
  })

  test('of a wrong type is refused', async () => {
    expect((await client.refused(null, 'POST', '/api/checks/credit-code', { code: 9 })).status).toBe(400)
  })
})

test('a policy is in force from its day until the next row', async () => {
  expect(await policyOn(bench.system, 'minimum_wage', '2024-12-31')).toBeNull()
  expect(await policyOn(bench.system, 'minimum_wage', '2025-01-01')).toMatchObject({ from: '2025-01-01' })
  expect(await listPolicies(bench.system, 'airtime')).toHaveLength(1)
  expect(await policies(bench.system)).toEqual({
    minimumWages: [{ from: '2025-01-01', monthlyFen: 220_000, hourlyFen: 2_200, documentNo: null, confirmed: false }],
  })
})
