import { JobDraft } from '@zhibo/core/jobs/schema'
import { expect, test } from 'vitest'
import { payAt, reckon } from './calculator.ts'
import { markedIn } from './findings.ts'
import { jobOf, typedOfJob } from './typed-job.ts'
import { closeRows } from './typed-operations.ts'

const job: JobDraft = {
  title: '平车工',
  trade: 'flat_seamer',
  description: '缝制校服',
  place: '渠县工业园 3 号楼',
  headcount: 5,
  conditions: '会用平车',
  validUntil: '2026-12-31',
  employment: 'full_time',
  contractMonths: null,
  probationMonths: 1,
  probationPayPercent: 80,
  pay: {
    scheme: 'piece_with_floor',
    floorFen: 260_000,
    pieceRateMilliyuan: 185,
    piecesPerHour: 60,
    advertisedMinFen: 450_000,
    payDay: 7,
    operations: [],
    lastIntake: null,
  },
  hours: { perDay: 8, daysPerWeek: 5.5, overtimePerMonth: 20, overtimePieceMultiplier: 1.5 },
  shift: '8:00–17:30',
  insurance: ['pension', 'injury'],
  benefits: ['meals'],
  exceptions: [{ rule: 'sex', code: 'womens_protected_work', reason: '搬运 25 公斤以上' }],
  ageReason: null,
}

test('what is kept comes back from its form unchanged, money and all', () => {
  expect(JobDraft.parse(jobOf(typedOfJob(job)))).toEqual(job)
})

test('amounts of a scheme that is no longer chosen are not kept', () => {
  const typed = { ...typedOfJob(job), 'pay.scheme': 'monthly', 'pay.baseFen': '4,200' }
  expect(JobDraft.parse(jobOf(typed)).pay).toMatchObject({ scheme: 'monthly', baseFen: 420_000, payDay: 7 })
  expect(JobDraft.parse(jobOf(typed)).pay).not.toMatchObject({ floorFen: 260_000 })
})

test('an empty form is a draft', () => {
  expect(JobDraft.safeParse(jobOf({})).success).toBe(true)
})

const collar = { name: '上领', priceMilliyuan: 420, piecesPerHour: 52, source: 'posted' } as const
const sleeve = { name: '上袖', priceMilliyuan: 350, piecesPerHour: 60, source: 'time_study' } as const

test('a table of operations comes back from its form, with the price of the one that earns least', () => {
  const kept = JobDraft.parse({ ...job, pay: { ...job.pay, operations: [collar, sleeve] } })
  expect(kept.pay).toMatchObject({ pieceRateMilliyuan: 350, piecesPerHour: 60 })
  expect(JobDraft.parse(jobOf(typedOfJob(kept)))).toEqual(kept)
})

test('rows left empty are none, and the others move together', () => {
  const typed = closeRows({
    'pay.scheme': 'piece',
    'pay.operations.0.source': 'posted',
    'pay.operations.2.name': '上领',
    'pay.operations.2.priceMilliyuan': '０.42',
  })
  expect(typed).toMatchObject({ 'pay.operations.0.name': '上领', 'pay.scheme': 'piece' })
  expect(typed).not.toHaveProperty('pay.operations.2.name')
  expect(JobDraft.parse(jobOf(typed)).pay?.operations).toEqual([{ name: '上领', priceMilliyuan: 420 }])
})

test('what the last intake was paid is stated whole or not at all', () => {
  expect(JobDraft.parse(jobOf({ 'pay.lastIntake.answers': '7' })).pay?.lastIntake).toEqual({ answers: 7 })
  expect(JobDraft.parse(jobOf({})).pay?.lastIntake).toBeNull()
})

test('a finding is shown where it stands, with a little around it', () => {
  const description = '在车间跟班作业，做校服和工装，限女性，有师傅带，包吃包住，五险齐全。'
  const from = description.indexOf('限女性')
  const finding = { rule: 'sex', action: 'return', field: 'description', basis: '', message: '' } as const
  const place = markedIn({ ...finding, span: [from, from + 3] }, { description })!
  expect(place).toEqual({ before: '…跟班作业，做校服和工装，', words: '限女性', after: '，有师傅带，包吃包住，五…' })
  expect(markedIn({ ...finding, span: [from, from + 3] }, { description: '改短了' })).toBeNull()
})

test('the calculator answers both ways as somebody types, and says what is no figure', () => {
  const pay = { scheme: 'piece', pieceRateMilliyuan: 350, piecesPerHour: 60 } as const
  const asked = { goal: '6,000', speed: '', operation: '' }
  expect(reckon(payAt(pay, [], asked), asked.goal)).toMatchObject({
    forth: { normalFen: 365_400, mostFen: 478_800 },
    back: { lawful: 'unlawful', speedWithOvertime: 76 },
    wrong: false,
  })
  expect(reckon(payAt(pay, [], { ...asked, speed: '７６' }), '6000').back).toMatchObject({ lawful: 'with_overtime' })
  expect(payAt(pay, [collar], { ...asked, operation: '0' })).toMatchObject({
    pieceRateMilliyuan: 420,
    piecesPerHour: 52,
  })
  for (const [goal, speed] of [
    ['很多', ''],
    ['-1', ''],
    ['5000', '0'],
    ['5000', '1e9'],
  ] as const)
    expect(reckon(payAt(pay, [], { ...asked, speed }), goal)).toMatchObject({ back: null, wrong: true })
})
