import { shanghaiTime } from '@zhibo/core/day'
import { type Ctx, withTx } from '../../context.ts'
import { enqueue } from '../../notify/enqueue.ts'
import { namesKept } from '../../notify/worded.ts'
import { upcomingStates } from '../plan.ts'
import { lockSession } from '../queries.ts'
import { recordOn } from '../step.ts'
import { forgetMended, keepNew, listLapses, listTold, listUpcoming } from './queries.ts'

/** Early enough to ask somebody else. */
const aheadMs = 14 * 86_400_000
const atOnce = 200

/** Tells whoever planned a show what in it will have lapsed when it begins: each company and each job once. */
export async function tellLapses(ctx: Ctx): Promise<void> {
  const upcoming = await listUpcoming(ctx, new Date(ctx.clock().getTime() + aheadMs), atOnce)
  const lapsing = (await listLapses(ctx, upcoming)).map(({ sessionId }) => sessionId)
  // Nobody waits for a show in which nothing changed.
  for (const sessionId of new Set([...lapsing, ...(await listTold(ctx, upcoming))])) await tellOf(ctx, sessionId)
}

const tellOf = (ctx: Ctx, sessionId: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const session = await lockSession(tx, sessionId)
    if (!session || !upcomingStates.includes(session.state)) return
    const lapses = await listLapses(tx, [sessionId])
    await forgetMended(tx, sessionId, lapses)
    const count = lapses.length > 0 ? await keepNew(tx, sessionId, lapses) : 0
    if (count === 0) return
    const employers = [...new Set(lapses.map(({ employerName }) => employerName))]
    await enqueue(tx, {
      to: { personId: session.created_by },
      template: 'session_lapses',
      values: {
        title: session.title,
        startsAt: shanghaiTime(session.planned_start).slice(0, 16),
        employers: namesKept(employers),
      },
      expiresAt: session.planned_start,
    })
    await recordOn(tx, session, 'lapse_found', { count })
  })
