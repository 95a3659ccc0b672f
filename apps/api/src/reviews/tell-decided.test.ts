import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { aFailingCreditCode, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aStaff } from '../testing/identity.ts'
import { signed } from '../testing/reviews.ts'
import { appealCase, decideAppeal } from './appeal.ts'
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
  await decided(reviewer.ctx, employer.openCaseId!, words)
  const [message, ...more] = await told(employer.name)
  expect(message?.text).toContain('退回了，改好就能再提交')
  expect(message?.text).toContain('执照看不清，请重拍。')
  expect(more).toEqual([])
})

test('a rejection says how long it can be appealed, and an appeal that is lost that the file can begin anew', async () => {
  const { employer, owner } = await aSubmittedEmployer(bench, { name: '（演示）申诉制衣厂' })
  const reviewer = await aStaff(bench, 'reviewer', employer.stationId)
  const colleague = await aStaff(bench, 'reviewer', employer.stationId)
  const no = { reasonCode: 'false_information', publicNote: '人数对不上。', internalNote: '' } as const
  const id = employer.openCaseId!
  const { version } = await decided(reviewer.ctx, id, { decision: 'reject', parts: {}, ...no })
  expect((await told(employer.name))[0]?.text).toContain('没有通过，不同意可以在 15 天内申诉')
  const appealed = await appealCase(owner.ctx, id, { expectedVersion: version, statement: '上个月才招满' })
  const answer = { expectedVersion: appealed.version, decision: 'uphold', ...no } as const
  await signed(bench, await decideAppeal(colleague.ctx, id, answer))
  const [{ text } = { text: '' }, ...earlier] = await told(employer.name)
  expect(earlier).toHaveLength(1)
  expect(text).toContain('维持原来的结果，改好可以重新提交')
  expect(text).not.toContain('天内申诉')
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
