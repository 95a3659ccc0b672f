import { consentTextVersion } from '@zhibo/core/applications/schema'
import { act, type Answer } from '../../applications/act.ts'
import { apply } from '../../applications/apply.ts'
import { withdraw } from '../../applications/withdraw.ts'
import type { Tx } from '../../context.ts'
import { foundPerson } from '../../identity/people.ts'
import { demoSeekers } from './seekers.ts'
import { at, type Cast, day, hour, minute, person } from './stage.ts'

/** What became of an application: steps in order, each so many days after the one before. */
type Course = readonly (readonly [Answer | 'withdraw', days: number, reason?: string])[]

const arrived: Course = [
  ['view', 0.2],
  ['contact', 0.5],
  ['invite', 0.5],
  ['arrive', 1.5],
]
const signed: Course = [...arrived, ['sign', 1]]
const day7: Course = [...signed, ['day7', 6]]
const day30: Course = [...day7, ['day30', 23]]
const day90: Course = [...day30, ['day90', 59.5]]

/** One course for each seeker, with the days since the application: of 26, 17 contacted, 9 arrived, 4 there after 90 days. */
const courses: readonly (readonly [daysAgo: number, course: Course])[] = [
  [1.1, [['view', 0.3]]],
  [94.5, day90],
  [94.2, day90],
  [93.9, day90],
  [93.8, day90],
  [44, day30],
  [16, day7],
  [13, day7],
  [7, signed],
  [5, arrived],
  [
    4,
    [
      ['view', 0.1],
      ['contact', 0.4],
      ['invite', 0.6],
    ],
  ],
  [
    3,
    [
      ['view', 0.1],
      ['contact', 0.4],
      ['invite', 0.6],
    ],
  ],
  [
    6,
    [
      ['view', 0.2],
      ['contact', 1],
    ],
  ],
  [5.5, [['contact', 1]]],
  [
    5.2,
    [
      ['view', 0.5],
      ['contact', 0.7],
    ],
  ],
  [
    30,
    [
      ['contact', 1],
      ['refuse', 1, '岗位需要两年以上经验'],
    ],
  ],
  [
    24,
    [
      ['contact', 1],
      ['unreachable', 2, '三次电话没有人接'],
    ],
  ],
  [
    40,
    [
      ['view', 0.5],
      ['refuse', 0.5, '这批已经招满，下个月再联系您'],
    ],
  ],
  [35, [['refuse', 1.5, '住得太远，车间没有班车']]],
  [
    20,
    [
      ['view', 0.3],
      ['withdraw', 0.5],
    ],
  ],
  [10, [['withdraw', 0.2]]],
  [2.2, [['view', 0.6]]],
  [1.4, [['view', 0.2]]],
  [0.9, []],
  [0.4, []],
  [0.1, []],
]

/** The first seeker is the one the demo signs in as: they see every kind of answer. */
const ownCourses: typeof courses = [
  [9, signed],
  [
    6.5,
    [
      ['view', 0.2],
      ['contact', 0.6],
      ['invite', 0.4],
    ],
  ],
  [
    28,
    [
      ['view', 0.4],
      ['refuse', 0.8, '已经招满，欢迎关注下一批'],
    ],
  ],
]

type SessionNear = (when: number, jobId: string) => { id: string; to: number } | null

const staffNote: ReadonlySet<string> = new Set(['day7', 'day30', 'day90'])

/** Lets the seekers apply and the employers answer, in the order of time. `sessionNear` tells which show of the job was just over then. */
export async function applyAround(tx: Tx, cast: Cast, sessionNear: SessionNear): Promise<void> {
  for (const [nth, [daysAgo, course]] of courses.entries())
    await follow(tx, cast, nth, nth, daysAgo, course, sessionNear)
  for (const [nth, [daysAgo, course]] of ownCourses.entries())
    await follow(tx, cast, 0, 5 + nth * 6, daysAgo, course, sessionNear)
}

async function follow(
  tx: Tx,
  cast: Cast,
  seekerAt: number,
  jobAt: number,
  daysAgo: number,
  course: Course,
  sessionNear: SessionNear,
): Promise<void> {
  const { phone, profile } = demoSeekers[seekerAt]!
  const { employer, card } = cast.jobs[jobAt % cast.jobs.length]!
  const around = cast.now.getTime() - daysAgo * day
  // Who was answered applied while they watched; whoever still waits has done so since then.
  const watched = course.length > 0 ? sessionNear(around, card.id) : null
  let when = watched ? watched.to - 10 * minute : around
  const seeker = person(await foundPerson(at(tx, when - hour), phone, profile.name))
  const { applications } = await apply(at(tx, when, seeker), {
    jobs: [{ jobId: card.id, revisionId: card.revisionId }],
    profile,
    consent: { agreed: true, employerIds: [card.employerId], textVersion: consentTextVersion },
    sessionId: watched?.id ?? null,
  })
  const id = applications[0]!.id
  for (const [action, days, reason] of course) {
    when += days * day
    if (action === 'withdraw') await withdraw(at(tx, when, seeker), id)
    else {
      const by = staffNote.has(action) ? cast.host : cast.employers[employer]!.owner
      await act(at(tx, when, by), id, action, reason === undefined ? {} : { reason })
    }
  }
}
