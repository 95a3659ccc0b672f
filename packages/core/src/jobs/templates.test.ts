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

/** The hours a shift's words span, lunch left out where it is named. */
const spanned = (shift: string): number => {
  const spans = [...shift.matchAll(/(\d+):(\d+)–(\d+):(\d+)/g)].map(([, ...at]) => at.map(Number))
  const minutes = spans.reduce((sum, [h, m, toH, toM]) => sum + (toH! * 60 + toM!) - (h! * 60 + m!), 0)
  return minutes / 60 - (shift.includes('午休半小时') ? 0.5 : 0)
}

test.each(tradesWithTemplate)(
  'the hours of %s are those of its shift, and what is over 40 a week is overtime',
  (trade) => {
    const { hours, shift } = filled(trade)
    expect(hours.perDay).toBe(spanned(shift))
    expect(hours.overtimePerMonth).toBe(Math.floor((hours.perDay * hours.daysPerWeek - 40) * 4.345))
  },
)

test('the school-run shift is 8:30 to 16:30, of which seven and a half hours are work', () => {
  const schoolRun = tradesWithTemplate.map(filled).filter(({ benefits }) => benefits.includes('school_run'))
  expect(schoolRun.length).toBeGreaterThan(0)
  for (const { shift, hours, pay } of schoolRun) {
    expect(shift).toContain('8:30–16:30')
    expect(hours).toMatchObject({ perDay: 7.5, daysPerWeek: 6, overtimePerMonth: 21 })
    expect(pay.baseFen, 'a full month at the shorter day').toBeGreaterThanOrEqual(220_000)
  }
})

test.each(tradesWithTemplate.filter((trade) => trade !== 'e_commerce'))(
  'the most the template of %s advertises is reached within its own overtime, not only the law’s',
  (trade) => {
    const content = filled(trade)
    const { lawfulMonthlyFloorFen: floor, lawfulWithOvertimeFen: most } = checkJob(content, demoContext).pay
    const within = floor! + ((most! - floor!) * content.hours.overtimePerMonth) / 36
    expect(content.pay.advertisedMaxFen).toBeLessThanOrEqual(within)
  },
)
