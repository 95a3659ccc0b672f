import { JobDraft } from '@zhibo/core/jobs/schema'
import { expect, test } from 'vitest'
import { jobOf, typedOfJob } from './typed-job.ts'

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
