import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
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

export function findMute({ db }: Ctx, sessionId: string, personId: string): Promise<SessionMute | undefined> {
  return db
    .selectFrom('session_mute')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
}
