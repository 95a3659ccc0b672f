import type { AirtimeSource } from '@zhibo/core/airtime/schema'
import { type Insertable, type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx, Tx } from '../context.ts'
import type { MediaIntervalTable, MediaWebhookTable } from './tables.ts'

export type Interval = Selectable<MediaIntervalTable>

/** Whether the webhook is new: the media server tells everything at least once. */
export async function insertWebhook({ db }: Ctx, webhook: Insertable<MediaWebhookTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('media_webhook')
    .values(webhook)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The interval just opened; undefined when there is one of this track already. */
export function insertInterval({ db }: Tx, interval: Insertable<MediaIntervalTable>): Promise<Interval | undefined> {
  return db
    .insertInto('media_interval')
    .values(interval)
    .onConflict((conflict) => conflict.columns(['session_id', 'track_sid']).doNothing())
    .returningAll()
    .executeTakeFirst()
}

export function findInterval({ db }: Tx, sessionId: string, trackSid: string): Promise<Interval | undefined> {
  return db
    .selectFrom('media_interval')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('track_sid', '=', trackSid)
    .executeTakeFirst()
}

/** Open intervals of a room that were written down before a look at it began. */
export function listOpenBefore({ db }: Tx, sessionId: string, room: string, lookedAt: Date): Promise<Interval[]> {
  return db
    .selectFrom('media_interval')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('room', '=', room)
    .where('to_at', 'is', null)
    .where('recorded_at', '<', lookedAt)
    .execute()
}

export async function markSeen({ db }: Tx, id: string, at: Date): Promise<void> {
  await db.updateTable('media_interval').set({ last_seen_at: at, misses: 0 }).where('id', '=', id).execute()
}

export async function markMissed({ db }: Tx, id: string): Promise<void> {
  await db
    .updateTable('media_interval')
    .set((eb) => ({ misses: eb('misses', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function closeAtLastSight({ db }: Tx, id: string, reason: string): Promise<void> {
  await db
    .updateTable('media_interval')
    .set((eb) => ({ to_at: eb.ref('last_seen_at'), end_reason: reason }))
    .where('id', '=', id)
    .execute()
}

export async function reopen({ db }: Tx, id: string, seenAt: Date): Promise<void> {
  await db
    .updateTable('media_interval')
    .set({ to_at: null, end_reason: null, misses: 0, last_seen_at: seenAt })
    .where('id', '=', id)
    .execute()
}

/** Opens a mute span, or writes a closed one; one that is open already stays as it is. */
export async function insertMute({ db }: Tx, intervalId: string, from: Date, to: Date | null): Promise<void> {
  await db
    .insertInto('media_mute')
    .values({ interval_id: intervalId, from_at: from, to_at: to })
    .onConflict((conflict) => conflict.column('interval_id').where('to_at', 'is', null).doNothing())
    .execute()
}

export async function closeMute({ db }: Tx, intervalId: string, at: Date): Promise<void> {
  await db
    .updateTable('media_mute')
    .set({ to_at: sql<Date>`greatest(from_at, ${at}::timestamptz)` })
    .where('interval_id', '=', intervalId)
    .where('to_at', 'is', null)
    .execute()
}

/** Keeps an end as it was told, of a track, a participant or a room by name. */
export async function insertEnd({ db }: Tx, sessionId: string, sid: string, at: Date, reason: string): Promise<void> {
  await db
    .insertInto('media_end')
    .values({ session_id: sessionId, sid, at, reason })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Closes intervals by the first of the ends that were told about them, in whatever order all that came. `sid` names the
 * track, the participant or the room. Ends carry whole seconds; a room may have existed before under the same name.
 */
export async function settleEnds({ db }: Tx, sessionId: string, sid: string): Promise<void> {
  await sql`
    update media_interval i set to_at = greatest(i.from_at, told.at), end_reason = told.reason
    from (
      select distinct on (o.id) o.id, e.at, e.reason
      from media_interval o
      join media_end e on e.session_id = o.session_id
        and (e.sid in (o.track_sid, o.participant_sid) or (e.sid = o.room and e.at >= date_trunc('second', o.from_at)))
      where o.session_id = ${sessionId} and ${sid} in (o.track_sid, o.participant_sid, o.room)
      order by o.id, e.at
    ) told
    where i.id = told.id`.execute(db)
}

/** Sessions with evidence that has not ended. */
export async function listOpenSessions({ db }: Ctx): Promise<string[]> {
  const rows = await db
    .selectFrom('media_interval')
    .select('session_id')
    .distinct()
    .where('to_at', 'is', null)
    .orderBy('session_id')
    .execute()
  return rows.map((row) => row.session_id)
}

/** When a picture of this session was last known to come in before its public. */
export async function lastPictureAt({ db }: Tx, sessionId: string): Promise<Date | null> {
  const { at } = await db
    .selectFrom('media_interval as i')
    .leftJoin('media_mute as m', (join) => join.onRef('m.interval_id', '=', 'i.id').on('m.to_at', 'is', null))
    .select(sql<Date | null>`max(coalesce(m.from_at, i.to_at, i.last_seen_at))`.as('at'))
    .where('i.session_id', '=', sessionId)
    .where('i.rehearsal', '=', false)
    .where('i.source', 'in', ['camera', 'screen'])
    .executeTakeFirstOrThrow()
  return at
}

/** The evidence of these sessions before their public, each interval with its mutes, in order. */
export function listEvidence({ db }: Ctx, sessionIds: readonly string[]) {
  return db
    .selectFrom('media_interval as i')
    .select(['i.session_id', 'i.source', 'i.from_at', 'i.to_at', 'i.last_seen_at', 'i.provenance', 'i.end_reason'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('media_mute')
          .select([
            sql<number>`(extract(epoch from from_at) * 1000)::bigint`.as('from'),
            sql<number | null>`(extract(epoch from to_at) * 1000)::bigint`.as('to'),
          ])
          .whereRef('media_mute.interval_id', '=', 'i.id')
          .orderBy('media_mute.from_at'),
      ).as('mutes'),
    )
    .where('i.session_id', 'in', sessionIds)
    .where('i.rehearsal', '=', false)
    .$castTo<EvidenceRow>()
    .orderBy('i.from_at')
    .orderBy('i.id')
    .execute()
}

interface EvidenceRow {
  session_id: string
  source: AirtimeSource
  from_at: Date
  to_at: Date | null
  last_seen_at: Date
  provenance: 'webhook' | 'reconciled'
  end_reason: string | null
  mutes: { from: number; to: number | null }[]
}

/** What came in of a session before its public, track by track in order, each with its mutes. */
export function listPresences({ db }: Ctx, sessionId: string) {
  return db
    .selectFrom('media_interval as i')
    .select(['i.presenter_id', 'i.source', 'i.from_at', 'i.to_at'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('media_mute')
          .select(['from_at as from', 'to_at as to'])
          .whereRef('media_mute.interval_id', '=', 'i.id')
          .orderBy('media_mute.from_at'),
      ).as('mutes'),
    )
    .where('i.session_id', '=', sessionId)
    .where('i.rehearsal', '=', false)
    .orderBy('i.from_at')
    .orderBy('i.id')
    .execute()
}

/** Presenters of a session whose picture came in while it was rehearsed. */
export async function listRehearsed({ db }: Ctx, sessionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('media_interval')
    .select('presenter_id')
    .distinct()
    .where('session_id', '=', sessionId)
    .where('rehearsal', '=', true)
    .where('presenter_id', 'is not', null)
    .where('source', 'in', ['camera', 'screen'])
    .execute()
  return rows.flatMap(({ presenter_id }) => presenter_id ?? [])
}
