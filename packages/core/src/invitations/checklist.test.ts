import { expect, test } from 'vitest'
import { checklistOf, ownPart } from './checklist.ts'

const plannedStart = new Date('2026-12-02T19:30:00+08:00')
const show = { plannedStart, plannedEnd: new Date('2026-12-02T21:30:00+08:00') }
const open = { title: '平车工', state: 'published', validUntil: '2026-12-02' } as const
const ready = {
  invitation: 'accepted',
  verifiedUntil: show.plannedEnd,
  jobs: [open],
  tested: true,
  rehearsed: true,
} as const

const undone = (given: Partial<Parameters<typeof checklistOf>[0]>) =>
  checklistOf({ ...ready, ...given }, show)
    .filter(({ done }) => !done)
    .map(({ what, who, missing }) => [what, who, ...missing])

test('a presenter who has everything lacks nothing', () => expect(undone({})).toEqual([]))

test.each([
  [{ invitation: null }, [['invitation', 'host']]],
  [{ invitation: 'invited' }, [['invitation', 'presenter']]],
  [{ invitation: 'moved' }, [['invitation', 'presenter']]],
  [{ invitation: 'declined' }, [['invitation', 'host']]],
  [{ invitation: 'withdrawn' }, [['invitation', 'host']]],
  [{ verifiedUntil: null }, [['file', 'employer']]],
  [{ verifiedUntil: new Date(show.plannedEnd.getTime() - 1) }, [['file', 'employer']]],
  [{ jobs: [open, { ...open, title: '质检', validUntil: '2026-12-01' }] }, [['jobs', 'employer', '质检']]],
  [
    {
      jobs: [
        { ...open, state: 'paused' },
        { ...open, state: 'full' },
      ],
    },
    [['jobs', 'employer', '平车工', '平车工']],
  ],
  [{ tested: false }, [['device_test', 'presenter']]],
  [{ rehearsed: false }, [['rehearsal', 'host']]],
] as const)('with %j it is %j', (given, lacks) => expect(undone(given)).toEqual(lacks))

test('what staff must review is due two days before, the devices two hours', () => {
  const due = checklistOf(ready, show).map(({ what, until }) => [what, until])
  expect(due).toEqual([
    ['invitation', '2026-12-01T11:30:00.000Z'],
    ['file', '2026-11-30T11:30:00.000Z'],
    ['jobs', '2026-11-30T11:30:00.000Z'],
    ['device_test', '2026-12-02T09:30:00.000Z'],
    ['rehearsal', '2026-12-02T11:00:00.000Z'],
  ])
})

test('the station’s own people need their devices and a rehearsal, no invitation', () => {
  expect(ownPart({ tested: true, rehearsed: false }, show).map(({ what, done }) => [what, done])).toEqual([
    ['device_test', true],
    ['rehearsal', false],
  ])
})
