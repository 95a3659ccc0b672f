import { shanghaiDay } from '@zhibo/core/day'
import { dayAfter } from '@zhibo/core/sessions/series-days'
import type { Tx } from '../../context.ts'
import { askPresenters } from '../../invitations/ask.ts'
import { joinSession } from '../../sessions/joint/join.ts'
import { createSeries } from '../../sessions/series/create.ts'
import { schedule, segmentsAt } from './history.ts'
import { at, type Cast, day, hour, shanghai } from './stage.ts'

const weeks = 8

/** What the calendar has ahead: a series of Wednesdays, still drafts, and a show that two stations hold together. */
export async function planAhead(tx: Tx, cast: Cast): Promise<void> {
  const now = cast.now.getTime()
  const today = shanghaiDay(cast.now)
  const [park, talent, happy] = cast.stations
  await createSeries(at(tx, now, cast.host), {
    stationId: park!.id,
    // The show of tomorrow has the first.
    studioId: park!.studioIds[1] ?? null,
    title: '（演示）周三平车专场',
    kind: 'recruiting',
    theme: 'flat_seam',
    weekday: 3,
    startsAt: '19:30',
    minutes: 120,
    setupBeforeMinutes: 45,
    setupAfterMinutes: 15,
    holdsFirstQuestions: false,
    fromDay: dayAfter(today, 1),
    untilDay: dayAfter(today, weeks * 7),
    skipDays: [],
  })
  const joint = await schedule(tx, cast, {
    stationId: talent!.id,
    studioId: talent!.studioIds[0] ?? null,
    partnerIds: [happy!.id],
    title: '（演示）两站联办：返乡就业专场',
    start: shanghai(shanghaiDay(new Date(now + 4 * day)), '19:30'),
    minutes: 120,
    since: now - 2 * hour,
    segments: segmentsAt(cast, 1, 1),
  })
  await joinSession(at(tx, now, cast.host), joint.id, {
    stationId: happy!.id,
    studioId: happy!.studioIds[0] ?? null,
    setupBeforeMinutes: 30,
    setupAfterMinutes: 0,
    hostId: null,
  })
  await askPresenters(at(tx, now, cast.host), joint.id, {})
}
