import { createHash, randomBytes } from 'node:crypto'
import type { CalendarLinkView } from '@zhibo/core/sessions/calendar-schema'
import { authorize, requirePerson } from '../../actor.ts'
import { recordAudit } from '../../audit/record.ts'
import { type Ctx, withTx } from '../../context.ts'
import { whoMay } from '../../identity/who-may.ts'
import { AppError, found } from '../../problem.ts'
import { findLink, insertLink, revokeLinkOf } from './link-queries.ts'
import { staffFeed } from './read.ts'

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()

/** Makes a secret address for one's own calendar program; the one before ends. It is shown once and kept by its hash. */
export async function makeCalendarLink(ctx: Ctx, stationId: string, origin: string): Promise<CalendarLinkView> {
  authorize(ctx.actor, 'session.plan', stationId)
  const { personId } = requirePerson(ctx.actor)
  const key = randomBytes(24).toString('base64url')
  await withTx(ctx, async (tx) => {
    await revokeLinkOf(tx, stationId, personId)
    await insertLink(tx, {
      station_id: stationId,
      person_id: personId,
      key_hash: hashOf(key),
      created_at: tx.clock(),
      revoked_at: null,
    })
    await recordAudit(tx, 'calendar.link_made', { kind: 'station', id: stationId }, { stationId })
  })
  return { url: `${origin}/api/calendar-feeds/${key}.ics` }
}

export async function revokeCalendarLink(ctx: Ctx, stationId: string): Promise<void> {
  authorize(ctx.actor, 'session.plan', stationId)
  const { personId } = requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => {
    if (!(await revokeLinkOf(tx, stationId, personId))) throw new AppError('not_found')
    await recordAudit(tx, 'calendar.link_revoked', { kind: 'station', id: stationId }, { stationId })
  })
}

/** What stands behind a secret address. It ends with its owner's right to plan there, whoever holds it. */
export async function linkedFeed(ctx: Ctx, key: string, origin: string): Promise<string> {
  const link = found(await findLink(ctx, hashOf(key)))
  const planners = await whoMay(ctx, 'session.plan', [link.station_id])
  if (!planners.some(({ personId }) => personId === link.person_id)) throw new AppError('not_found')
  return staffFeed(ctx, link.station_id, origin)
}
