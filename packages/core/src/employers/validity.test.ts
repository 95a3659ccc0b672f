import { describe, expect, test } from 'vitest'
import { approvedUntil, lapsedLicences, noticesDue } from './validity.ts'

const at = new Date('2026-11-23T12:00:00+08:00')
const none = { licenceExpires: null, hrLicenceExpires: null }

describe('an approval', () => {
  test('lasts six months', () => {
    expect(approvedUntil(at, none)).toEqual(new Date('2027-05-23T12:00:00+08:00'))
  })

  test('ends on the last day of a shorter month', () => {
    expect(approvedUntil(new Date('2026-08-31T09:00:00+08:00'), none)).toEqual(new Date('2027-02-28T09:00:00+08:00'))
  })

  test('of a licence without an end lasts six months too', () => {
    expect(approvedUntil(at, { ...none, licenceExpires: 'long_term' })).toEqual(new Date('2027-05-23T12:00:00+08:00'))
    expect(lapsedLicences(at, { ...none, licenceExpires: 'long_term' })).toEqual([])
  })

  test('ends no later than the day on which a licence runs out', () => {
    expect(approvedUntil(at, { ...none, licenceExpires: '2026-12-31' })).toEqual(new Date('2027-01-01T00:00:00+08:00'))
    expect(approvedUntil(at, { licenceExpires: '2026-12-31', hrLicenceExpires: '2026-12-01' })).toEqual(
      new Date('2026-12-02T00:00:00+08:00'),
    )
  })
})

test('a licence is good through its last day', () => {
  expect(lapsedLicences(at, { licenceExpires: '2026-11-23', hrLicenceExpires: '2026-11-22' })).toEqual([
    'hrLicenceExpires',
  ])
})

describe('notices before an approval runs out', () => {
  const until = new Date('2027-05-23T12:00:00+08:00')

  test('fall due 30, 7 and 1 day before', () => {
    const due = (at: string) => noticesDue(new Date(at), until)
    expect(due('2027-04-22T12:00:00+08:00')).toEqual([])
    expect(due('2027-04-23T12:00:00+08:00')).toEqual([30])
    expect(due('2027-05-16T12:00:00+08:00')).toEqual([30, 7])
    expect(due('2027-05-23T11:59:59+08:00')).toEqual([30, 7, 1])
  })

  test('are of no use once it has ended', () => {
    expect(noticesDue(until, until)).toEqual([])
  })
})
