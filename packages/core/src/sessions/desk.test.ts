import { describe, expect, test } from 'vitest'
import { deskActions, deskAwayMs, type DeskStanding, isAway } from './desk.ts'

const now = new Date('2026-11-23T12:00:00Z')
const seen = (ms: number) => new Date(now.getTime() - ms)
const desk = (given: Partial<DeskStanding> = {}): DeskStanding => ({
  holderId: 'holder',
  seenAt: seen(0),
  offeredTo: null,
  ...given,
})
const host = { personId: 'other', host: true, lead: false }
const lead = { personId: 'lead', host: true, lead: true }
const holder = { personId: 'holder', host: true, lead: false }
const auditor = { personId: 'auditor', host: false, lead: false }

describe('the desk', () => {
  test('is free for any host', () => {
    expect(deskActions(null, host, now)).toEqual(['take'])
    expect(deskActions(null, auditor, now)).toEqual([])
  })

  test('is its holder’s to offer and to leave, and nobody else’s', () => {
    expect(deskActions(desk(), holder, now)).toEqual(['offer', 'leave'])
    expect(deskActions(desk(), host, now)).toEqual([])
  })

  test('that was offered is taken by whom it was offered to', () => {
    expect(deskActions(desk({ offeredTo: 'other' }), host, now)).toEqual(['accept'])
    expect(deskActions(desk({ offeredTo: 'somebody' }), host, now)).toEqual([])
  })

  test('whose holder has not been seen for more than 30 s is any host’s to take', () => {
    expect(deskActions(desk({ seenAt: seen(deskAwayMs) }), host, now)).toEqual([])
    expect(deskActions(desk({ seenAt: seen(deskAwayMs + 1) }), host, now)).toEqual(['take_over'])
    expect(deskActions(desk({ seenAt: seen(deskAwayMs + 1) }), auditor, now)).toEqual([])
  })

  test('is a lead’s at any time', () => {
    expect(deskActions(desk(), lead, now)).toEqual(['relieve'])
  })
})

test('a holder whose clock runs ahead is there', () => {
  expect(isAway({ seenAt: seen(-3_600_000) }, now)).toBe(false)
})
