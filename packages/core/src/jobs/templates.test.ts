import { expect, test } from 'vitest'
import { checkJob } from '../checks/check-job.ts'
import { demoContext } from '../checks/testing.ts'
import { JobContent, JobDraft } from './schema.ts'
import { jobTemplate, tradesWithTemplate } from './templates.ts'
import { trades } from './trades.ts'

/** What a template leaves to the employer: where, how many, until when, and its own pay day. */
const filled = (trade: (typeof tradesWithTemplate)[number]): JobContent => {
  const draft = jobTemplate(trade)
  return JobContent.parse({
    ...draft,
    place: '渠县轻纺园 3 号楼',
    headcount: 5,
    validUntil: '2026-12-31',
    pay: { ...draft.pay, payDay: 15 },
  })
}

test('every trade but the unnamed one has a template', () => {
  expect(tradesWithTemplate).toEqual(trades.filter((trade) => trade !== 'other'))
})

test.each(tradesWithTemplate)('the template of %s is lawful: nothing is blocked, returned or flagged', (trade) => {
  expect(JobDraft.safeParse(jobTemplate(trade)).success).toBe(true)
  const { findings } = checkJob(filled(trade), demoContext)
  expect(findings).toEqual([])
  expect(JobDraft.parse(jobTemplate(trade)), 'the price is that of the operations already').toEqual(jobTemplate(trade))
})

test.each(tradesWithTemplate)('what the template of %s advertises can be earned lawfully', (trade) => {
  const { pay } = checkJob(filled(trade), demoContext)
  // With a base and commission nothing is reckoned: the commission is not.
  expect(pay.advertisedReachable).toBe(trade === 'e_commerce' ? null : true)
})
