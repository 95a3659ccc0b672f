import { describe, expect, test } from 'vitest'
import { computeAirtime } from './compute.ts'
import { AirtimeRefusal, readAirtimeDocument } from './read.ts'
import { aCamera, aDocument, aSession, clock, MINUTE, report } from './testing.ts'

/** The verdict on one session with these intervals. */
const verdictOn = (intervals: object[], parts: { policy?: object; now?: string; session?: object } = {}) =>
  report(aDocument({ ...parts, sessions: [aSession({ intervals, ...parts.session })] })).sessions[0]

/** What the refusal says. */
function refusal(document: unknown): string {
  try {
    computeAirtime(readAirtimeDocument(document))
  } catch (error) {
    if (error instanceof AirtimeRefusal) return error.message
    throw error
  }
  return 'not refused'
}

describe('airtime', () => {
  test('is the time under any unmuted camera or screen', () => {
    const screen = { ...aCamera('10:30', '11:30'), source: 'screen' }
    expect(verdictOn([screen, aCamera('10:00', '11:00')])).toEqual({
      id: 's1',
      airtimeMs: 90 * MINUTE,
      counted: true,
      reason: null,
      stretches: [['2026-11-20T10:00:00.000+08:00', '2026-11-20T11:30:00.000+08:00']],
    })
  })

  test('a muted camera is on air only under another picture', () => {
    const muted = aCamera('10:00', '11:00', [['10:20', '10:50']])
    expect(verdictOn([muted])?.airtimeMs).toBe(30 * MINUTE)
    expect(verdictOn([muted, { ...aCamera('10:00', '10:40'), source: 'screen' }])?.airtimeMs).toBe(50 * MINUTE)
  })

  test('a mute is clipped to its interval, and an open one lasts until the interval ends', () => {
    expect(verdictOn([aCamera('10:00', '11:00', [['09:00', '10:10']])])?.airtimeMs).toBe(50 * MINUTE)
    expect(verdictOn([aCamera('10:00', '11:00', [['10:40', null]])])?.airtimeMs).toBe(40 * MINUTE)
    const next = [aCamera('10:00', '11:00', [['10:40', null]]), aCamera('11:00', '11:30')]
    expect(verdictOn(next)?.airtimeMs).toBe(70 * MINUTE)
  })

  test('mutes may overlap, touch, repeat and come in any order', () => {
    const mutes: [string, string][] = [
      ['10:30', '10:40'],
      ['10:10', '10:20'],
      ['10:15', '10:30'],
      ['10:30', '10:40'],
    ]
    expect(verdictOn([aCamera('10:00', '11:00', mutes)])?.airtimeMs).toBe(30 * MINUTE)
  })

  test('an open interval ends now, and what is later than now is cut off', () => {
    expect(verdictOn([aCamera('10:00', null)], { now: clock('10:45') })?.airtimeMs).toBe(45 * MINUTE)
    expect(verdictOn([aCamera('10:00', '12:00')], { now: clock('10:45') })?.airtimeMs).toBe(45 * MINUTE)
    const mutedLater = aCamera('10:00', null, [['11:00', null]])
    expect(verdictOn([mutedLater], { now: clock('10:45') })?.airtimeMs).toBe(45 * MINUTE)
  })

  test('what begins later than now is nothing, open or closed', () => {
    for (const to of [null, '12:00'])
      expect(verdictOn([aCamera('11:00', to)], { now: clock('10:45') })).toMatchObject({
        airtimeMs: 0,
        reason: 'no_picture',
        stretches: [],
      })
  })
})

describe('a session', () => {
  test('counts from the least airtime on, not a millisecond earlier', () => {
    const almost = { source: 'camera', from: clock('10:00'), to: '2026-11-20T10:29:59.999+08:00' }
    expect(verdictOn([almost])).toMatchObject({ counted: false, reason: 'too_short', airtimeMs: 30 * MINUTE - 1 })
    expect(verdictOn([aCamera('10:00', '10:30')])).toMatchObject({ counted: true, reason: null })
  })

  test('without a picture says so, and a picture that was always muted was too short', () => {
    const sound = { ...aCamera('10:00', '11:00'), source: 'microphone' }
    expect(verdictOn([])?.reason).toBe('no_picture')
    expect(verdictOn([sound])?.reason).toBe('no_picture')
    expect(verdictOn([sound, aCamera('10:00', '10:00')])?.reason).toBe('no_picture')
    expect(verdictOn([aCamera('10:00', '11:00', [['10:00', null]])])?.reason).toBe('too_short')
  })

  test('needs some airtime even when the least is 0', () => {
    const policy = { minSessionMs: 0 }
    expect(verdictOn([], { policy })?.reason).toBe('no_picture')
    expect(verdictOn([aCamera('10:00', '11:00', [['10:00', '11:00']])], { policy })?.reason).toBe('too_short')
    expect(verdictOn([aCamera('10:00', '10:01')], { policy })?.counted).toBe(true)
  })

  test('that was a rehearsal reports its airtime and gives nothing, even where short sessions give hours', () => {
    const session = aSession({ rehearsal: true, intervals: [aCamera('10:00', '11:00')] })
    const { sessions, months } = report(aDocument({ policy: { shortSessionsGiveHours: true }, sessions: [session] }))
    expect(sessions[0]).toMatchObject({ airtimeMs: 60 * MINUTE, counted: false, reason: 'rehearsal' })
    expect(sessions[0]?.stretches).toHaveLength(1)
    expect(months).toEqual([])
  })

  test('stays one stretch over a gap of five minutes, and the gap is not airtime', () => {
    const verdict = verdictOn([aCamera('10:00', '10:20'), aCamera('10:25', '10:40')])
    expect(verdict).toMatchObject({ airtimeMs: 35 * MINUTE })
    expect(verdict?.stretches).toHaveLength(1)
    expect(verdictOn([aCamera('10:00', '10:20'), aCamera('10:26', '10:40')])?.stretches).toHaveLength(2)
  })

  test('counts once for each of its stations', () => {
    const session = aSession({ stations: ['b', 'a'], intervals: [aCamera('10:00', '11:00')] })
    expect(report(aDocument({ sessions: [session] })).months).toEqual([
      { station: 'a', month: '2026-11', sessions: 1, airtimeMs: 60 * MINUTE },
      { station: 'b', month: '2026-11', sessions: 1, airtimeMs: 60 * MINUTE },
    ])
  })
})

describe('a month', () => {
  const overMidnight = { source: 'camera', from: '2026-10-31T15:30:00Z', to: '2026-10-31T16:20:00Z' }

  test('ends at midnight in the zone: hours split, the session counts where it was first on air', () => {
    expect(report(aDocument({ sessions: [aSession({ intervals: [overMidnight] })] })).months).toEqual([
      { station: 'st1', month: '2026-10', sessions: 1, airtimeMs: 30 * MINUTE },
      { station: 'st1', month: '2026-11', sessions: 0, airtimeMs: 20 * MINUTE },
    ])
  })

  test('is picked by the first instant on air, not by the first of a muted camera', () => {
    const muted = [['2026-10-31T15:00:00Z', '2026-10-31T16:00:00Z']]
    const session = aSession({ intervals: [{ ...overMidnight, to: '2026-10-31T17:00:00Z', muted }] })
    expect(report(aDocument({ sessions: [session] })).months).toEqual([
      { station: 'st1', month: '2026-11', sessions: 1, airtimeMs: 60 * MINUTE },
    ])
  })

  test('gets the hours of short sessions, but no session, where the policy says so', () => {
    const sessions = [aSession({ intervals: [aCamera('10:00', '10:20')] })]
    expect(report(aDocument({ sessions })).months).toEqual([])
    expect(report(aDocument({ policy: { shortSessionsGiveHours: true }, sessions })).months).toEqual([
      { station: 'st1', month: '2026-11', sessions: 0, airtimeMs: 20 * MINUTE },
    ])
  })

  test('comes in code-unit order of station, then month, as sessions do of id', () => {
    const ids = ['é', 'b', 'Z', '站', 'a10', 'a9', '\u{1F600}', '\uFF5A', '__proto__']
    const inOrder = ['Z', '__proto__', 'a10', 'a9', 'b', 'é', '站', '\u{1F600}', '\uFF5A']
    const sessions = ids.map((id) => aSession({ id, stations: [id], intervals: [aCamera('10:00', '11:00')] }))
    const { sessions: verdicts, months } = report(aDocument({ sessions }))
    expect(verdicts.map(({ id }) => id)).toEqual(inOrder)
    expect(months.map(({ station }) => station)).toEqual(inOrder)
  })
})

describe('a document is refused, with session and position, for', () => {
  const withIntervals = (...intervals: object[]) =>
    aDocument({ sessions: [aSession(), aSession({ id: 's2', intervals })] })

  test.each([
    [
      'an end before its start',
      withIntervals(aCamera('10:00', '11:00'), aCamera('10:00', '09:59')),
      /"s2".*intervals\[1\].*before/,
    ],
    [
      'one even after now',
      { ...withIntervals(aCamera('13:00', '12:59')), now: clock('09:00') },
      /"s2".*intervals\[0\].*before/,
    ],
    [
      'one of a microphone',
      withIntervals({ ...aCamera('10:00', '09:00'), source: 'microphone' }),
      /"s2".*intervals\[0\]/,
    ],
    [
      'a mute that ends before it starts',
      withIntervals(
        aCamera('10:00', '11:00', [
          ['10:00', '10:10'],
          ['10:30', '10:20'],
        ]),
      ),
      /"s2".*intervals\[0\]\.muted\[1\].*before/,
    ],
    [
      'a session id twice',
      aDocument({ sessions: [aSession(), aSession({ id: 'x' }), aSession()] }),
      /"s1".*sessions\[2\].*position 0/,
    ],
    [
      'a station twice in a session',
      aDocument({ sessions: [aSession({ stations: ['a', 'b', 'b'] })] }),
      /"s1".*stations\[2\].*"b".*position 1/,
    ],
    [
      'an unknown source',
      withIntervals({ ...aCamera('10:00', '11:00'), source: 'phone' }),
      /"s2".*intervals\[0\]\.source/,
    ],
    ['an unknown zone', aDocument({ policy: { zone: 'Mars/Olympus' } }), /policy\.zone.*"Mars\/Olympus"/],
    [
      'a time without an offset',
      withIntervals({ ...aCamera('10:00', null), from: '2026-11-20T10:00:00' }),
      /"s2".*intervals\[0\]\.from.*offset/,
    ],
    ['a day that does not exist', aDocument({ now: '2026-02-30T10:00:00+08:00' }), /^now: not a time/],
    [
      'a misspelt key',
      withIntervals({ source: 'camera', from: clock('10:00'), to: null, mute: [] }),
      /"s2".*intervals\[0\].*"mute"/,
    ],
    [
      'an end that is neither there nor open',
      withIntervals({ source: 'camera', from: clock('10:00') }),
      /"s2".*intervals\[0\]\.to/,
    ],
    [
      'a session without an id',
      aDocument({ sessions: [aSession({ id: undefined })] }),
      /^session without an id, sessions\[0\]\.id/,
    ],
    ['a negative least', aDocument({ policy: { minSessionMs: -1 } }), /policy\.minSessionMs/],
    ['numbers in words', aDocument({ policy: { joinGapMs: '300000' } }), /policy\.joinGapMs/],
    ['what is no object', null, /^the document/],
  ])('%s', (_, document, said) => {
    expect(refusal(document)).toMatch(said)
    expect(refusal(document)).not.toContain('\n')
  })

  test('nothing else: zero-length, touching, unordered and repeated intervals are legal', () => {
    const same = aCamera('10:00', '10:30')
    expect(
      verdictOn([aCamera('10:30', '11:00'), same, same, aCamera('10:10', '10:10', [['10:10', '10:10']])]),
    ).toMatchObject({
      airtimeMs: 60 * MINUTE,
      stretches: [[expect.any(String), expect.any(String)]],
    })
  })

  test('a time may leave out its seconds', () => {
    expect(refusal(aDocument({ now: '2026-11-20T10:00+08:00' }))).toBe('not refused')
  })
})
