import { expect, test } from 'vitest'
import { rowOf, typedOfRow } from './typed-row.ts'

const row = {
  id: '01936f3e-7c1a-7000-8000-000000000000',
  documentNo: null,
  standing: 'in_force' as const,
  confirmed: false,
  enteredBy: null,
  enteredAt: '2026-11-23T00:00:00.000Z',
  confirmedBy: null,
  confirmedAt: null,
  supersededBy: null,
}

test('a wage is typed in yuan and kept in fen, a length in minutes and kept in milliseconds', () => {
  const wage = rowOf('minimum_wage', { monthlyFen: '２,２００', hourlyFen: '22.5 元', from: '2027-01-01', sure: 'on' })
  expect(wage).toMatchObject({ value: { monthlyFen: 220_000, hourlyFen: 2_250 }, sure: true, supersedes: null })
  expect(rowOf('airtime', { minSessionMs: '30', joinGapMs: '5', from: '2027-01-01' }).value).toEqual({
    minSessionMs: 1_800_000,
    joinGapMs: 300_000,
    zone: 'Asia/Shanghai',
    shortSessionsGiveHours: false,
  })
})

test('a row that is to be put right comes back as it was, and names the one it supersedes', () => {
  const value = { monthlyFen: 220_000, hourlyFen: 2_200 }
  const typed = typedOfRow({ ...row, kind: 'minimum_wage', value, from: '2025-01-01' })
  expect(rowOf('minimum_wage', typed)).toMatchObject({ value, from: '2025-01-01', supersedes: row.id })
})

test('what is no figure is refused at its field', () => {
  for (const [kind, typed, path] of [
    ['minimum_wage', { monthlyFen: '两千', hourlyFen: '22', from: '2027-01-01' }, 'value.monthlyFen'],
    ['review_promise', { workingDays: '', from: '2027-01-01' }, 'value.workingDays'],
    ['reinspection', { sharePercent: '5', from: 'soon' }, 'from'],
  ] as const)
    expect(() => rowOf(kind, typed)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: path.split('.') })] }),
    )
})
