import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'

const main = new URL('main.ts', import.meta.url).pathname

const document = {
  policy: { minSessionMs: 1_800_000, joinGapMs: 300_000, zone: 'Asia/Shanghai', shortSessionsGiveHours: false },
  now: '2026-11-23T12:00:00+08:00',
  sessions: [
    {
      id: '早场',
      stations: ['st1'],
      rehearsal: false,
      intervals: [{ source: 'camera', from: '2026-10-31T23:30:00+08:00', to: '2026-11-01T00:20:00+08:00', muted: [] }],
    },
  ],
}

/** `zhibo airtime compute`, as a shell runs it. */
async function zhibo(input: string, ...options: string[]) {
  const child = spawn(process.execPath, [main, 'airtime', 'compute', ...options])
  child.stdin.end(input)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: code as number, out, err }
}

const withTo = (to: string) => JSON.stringify(document).replace('2026-11-01T00:20:00+08:00', to)

describe('zhibo airtime compute', () => {
  test('writes sessions and months', async () => {
    const { code, out, err } = await zhibo(JSON.stringify(document, null, 2))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual({
      sessions: [
        {
          id: '早场',
          airtimeMs: 3_000_000,
          counted: true,
          reason: null,
          stretches: [['2026-10-31T23:30:00.000+08:00', '2026-11-01T00:20:00.000+08:00']],
        },
      ],
      months: [
        { station: 'st1', month: '2026-10', sessions: 1, airtimeMs: 1_800_000 },
        { station: 'st1', month: '2026-11', sessions: 0, airtimeMs: 1_200_000 },
      ],
    })
    expect((await zhibo(JSON.stringify(document), '--json')).out).toBe(out)
  })

  test.each([
    [
      'an end before its start',
      withTo('2026-10-31T23:29:59+08:00'),
      /session "早场", sessions\[0\]\.intervals\[0\]\.to: .*before/,
    ],
    ['no input', '', /nothing on standard input/],
    ['no JSON', '{"sessions": [}', /not JSON/],
    ['another shape', '[]', /the document: .*object/],
  ])('refuses %s with one line and exit 1', async (_, input, line) => {
    const { code, out, err } = await zhibo(input)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^zhibo airtime compute: .*\n$/)
    expect(err).toMatch(line)
  })
})
