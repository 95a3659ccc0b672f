import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { aFailingCreditCode, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aStaff } from '../testing/identity.ts'
import { signProposal } from './sign.ts'

let bench: Bench
beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())

const told = async (name: string) =>
  (await readOutbox(bench.system)).filter(({ template, text }) => template === 'review_decided' && text.includes(name))

test('the owner is told what was decided, in the words written for them', async () => {
  const { employer } = await aSubmittedEmployer(bench, { name: '（演示）听说制衣厂' })
  const reviewer = await aStaff(bench, 'reviewer', employer.stationId)
  const words = { decision: 'return', reasonCode: 'licence_unreadable', publicNote: '执照看不清，请重拍。' } as const
  await decided(reviewer.ctx, employer.openCaseId!, { ...words, parts: {} })
  const [message, ...more] = await told(employer.name)
  expect(message?.text).toContain('退回了，改好就能再提交')
  expect(message?.text).toContain('执照看不清，请重拍。')
  expect(more).toEqual([])
})

test('of a proposal nobody outside hears until it is signed', async () => {
  const { employer } = await aSubmittedEmployer(bench, {
    name: '（演示）待签制衣厂',
    creditCode: aFailingCreditCode(),
  })
  const reviewer = await aStaff(bench, 'reviewer', employer.stationId)
  const proposed = await decided(reviewer.ctx, employer.openCaseId!, { internalNote: '核过登记系统' })
  expect(await told(employer.name)).toEqual([])
  const lead = await aStaff(bench, 'lead')
  await signProposal(lead.ctx, proposed.id, { expectedVersion: proposed.version, note: '' })
  expect(await told(employer.name)).toHaveLength(1)
})
