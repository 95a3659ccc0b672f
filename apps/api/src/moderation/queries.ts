import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { ChatBanTable, SessionMuteTable } from './tables.ts'

export type ChatBan = Selectable<ChatBanTable>
export type SessionMute = Selectable<SessionMuteTable>

/** The ban a person is under now. One that ran out is none. */
export function findBan({ db, clock }: Ctx, personId: string): Promise<ChatBan | undefined> {
  return db
    .selectFrom('chat_ban')
    .selectAll()
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .where('until', '>', clock())
    .executeTakeFirst()
}

/** Of these people, those under a ban now. */
export async function listBanned({ db, clock }: Ctx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const bans = await db
    .selectFrom('chat_ban')
    .select('person_id')
    .where('person_id', 'in', personIds)
    .where('lifted_at', 'is', null)
    .where('until', '>', clock())
    .execute()
  return bans.map(({ person_id }) => person_id)
}

export function findMute({ db }: Ctx, sessionId: string, personId: string): Promise<SessionMute | undefined> {
  return db
    .selectFrom('session_mute')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
}

/** Of these people, those muted in this session and those banned; one may be both. */
export async function listSilenced(
  { db, clock }: Ctx,
  sessionId: string,
  personIds: readonly string[],
): Promise<{ personId: string; kind: 'muted' | 'banned' }[]> {
  if (personIds.length === 0) return []
  return db
    .selectFrom('session_mute')
    .select(['person_id as personId', sql<'muted' | 'banned'>`'muted'`.as('kind')])
    .where('session_id', '=', sessionId)
    .where('person_id', 'in', personIds)
    .where('lifted_at', 'is', null)
    .unionAll(
      db
        .selectFrom('chat_ban')
        .select(['person_id as personId', sql<'muted' | 'banned'>`'banned'`.as('kind')])
        .where('person_id', 'in', personIds)
        .where('lifted_at', 'is', null)
        .where('until', '>', clock()),
    )
    .execute()
}

/** The mute; undefined when this person is muted in this session already. */
export function insertMute({ db }: Tx, mute: Insertable<SessionMuteTable>): Promise<SessionMute | undefined> {
  return db
    .insertInto('session_mute')
    .values(mute)
    .onConflict((standing) => standing.columns(['session_id', 'person_id']).where('lifted_at', 'is', null).doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** The ban; undefined when one stands already, given a moment ago or not. One that ran out is closed first. */
export async function insertBan({ db, clock }: Tx, ban: Insertable<ChatBanTable>): Promise<ChatBan | undefined> {
  await db
    .updateTable('chat_ban')
    .set((eb) => ({ lifted_at: eb.ref('until') }))
    .where('person_id', '=', ban.person_id)
    .where('lifted_at', 'is', null)
    .where('until', '<=', clock())
    .execute()
  return db
    .insertInto('chat_ban')
    .values(ban)
    .onConflict((standing) => standing.column('person_id').where('lifted_at', 'is', null).doNothing())
    .returningAll()
    .executeTakeFirst()
}

export function lockMute({ db }: Tx, sessionId: string, id: string): Promise<SessionMute | undefined> {
  return db
    .selectFrom('session_mute')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export function lockBan({ db }: Tx, id: string): Promise<ChatBan | undefined> {
  return db.selectFrom('chat_ban').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

export async function updateMute({ db }: Tx, id: string, changes: Updateable<SessionMuteTable>): Promise<void> {
  await db.updateTable('session_mute').set(changes).where('id', '=', id).execute()
}

export async function updateBan({ db }: Tx, id: string, changes: Updateable<ChatBanTable>): Promise<void> {
  await db.updateTable('chat_ban').set(changes).where('id', '=', id).execute()
}

/** Who is muted in a session now, newest first, with what they had asked. */
export function listMutes({ db }: Ctx, sessionId: string) {
  return db
    .selectFrom('session_mute as mute')
    .leftJoin('question', 'question.id', 'mute.question_id')
    .selectAll('mute')
    .select('question.text as question')
    .where('mute.session_id', '=', sessionId)
    .where('mute.lifted_at', 'is', null)
    .orderBy('mute.id', 'desc')
    .limit(200)
    .execute()
}

/** Bans that stand, given in shows of these stations, newest first. */
export function listBans(
  { db, clock }: Ctx,
  stations: 'all' | readonly string[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  return db
    .selectFrom('chat_ban as ban')
    .innerJoin('live_session', 'live_session.id', 'ban.session_id')
    .leftJoin('question', 'question.id', 'ban.question_id')
    .selectAll('ban')
    .select(['live_session.title as session_title', 'question.text as question'])
    .where('ban.lifted_at', 'is', null)
    .where('ban.until', '>', clock())
    .$if(stations !== 'all', (query) =>
      query.where((eb) =>
        eb.or([
          eb('live_session.station_id', 'in', stations as string[]),
          sql<boolean>`live_session.partner_ids && ${stations as string[]}::uuid[]`,
        ]),
      ),
    )
    .$if(cursor !== undefined, (query) => query.where('ban.id', '<', cursor!))
    .orderBy('ban.id', 'desc')
    .limit(limit)
    .execute()
}
