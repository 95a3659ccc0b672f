import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { Show } from '../sessions/standing.ts'
import type { RecordingPartTable, RecordingTable } from './tables.ts'

export type Recording = Selectable<RecordingTable>
export type Part = Selectable<RecordingPartTable>

const unseenMs = 20_000

/** Sessions before their public with somebody on air, begun since: what there is to record. */
export async function listOnAir({ db }: Ctx, startedSince: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('live_session as s')
    .select('s.id')
    .where('s.state', 'in', ['live', 'interrupted'])
    .where('s.stopped_at', 'is', null)
    .where('s.started_at', '>', startedSince)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('session_presenter as p')
          .select('p.id')
          .whereRef('p.session_id', '=', 's.id')
          .where('p.state', '=', 'on_air'),
      ),
    )
    .orderBy('s.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Of these sessions the ones that are this recorder's to record: those nobody else has been seen at lately. */
export async function claimSessions({ db, clock }: Ctx, recorderId: string, sessionIds: string[]): Promise<string[]> {
  if (sessionIds.length === 0) return []
  const now = clock()
  const rows = await db
    .insertInto('recorder_claim')
    .values(sessionIds.map((session_id) => ({ session_id, recorder_id: recorderId, seen_at: now })))
    .onConflict((conflict) =>
      conflict
        .column('session_id')
        .doUpdateSet({ recorder_id: recorderId, seen_at: now })
        .where((eb) =>
          eb.or([
            eb('recorder_claim.recorder_id', '=', recorderId),
            eb('recorder_claim.seen_at', '<', new Date(now.getTime() - unseenMs)),
          ]),
        ),
    )
    .returning('session_id')
    .execute()
  return rows.map(({ session_id }) => session_id)
}

/** Whether anything of a session was kept, for a while at least. */
export async function hasRecording({ db }: Ctx, sessionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('recording')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('state', '!=', 'failed')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export function findPart({ db }: Ctx, id: string): Promise<Part | undefined> {
  return db.selectFrom('recording_part').selectAll().where('id', '=', id).executeTakeFirst()
}

export function insertPart({ db }: Tx, part: Insertable<RecordingPartTable>): Promise<Part> {
  return db.insertInto('recording_part').values(part).returningAll().executeTakeFirstOrThrow()
}

export function updatePart({ db }: Tx, id: string, changes: Updateable<RecordingPartTable>): Promise<Part> {
  return db.updateTable('recording_part').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

/** Parts of one disk, or of none, that are still being written or made, the oldest first. */
export function listPartsIn(
  { db }: Ctx,
  state: 'recording' | 'processing',
  recorderId: string | null,
): Promise<PartOf[]> {
  return db
    .selectFrom('recording_part as p')
    .innerJoin('recording as r', 'r.id', 'p.recording_id')
    .selectAll('p')
    .select('r.session_id')
    .where('p.state', '=', state)
    .where('p.recorder_id', 'is not distinct from', recorderId)
    .orderBy('p.started_at')
    .execute()
}

/** A part with the session it is of. */
export type PartOf = Part & { session_id: string }

/** Parts that nobody has come back for: begun so long ago, on a disk that has gone, or never written to an end. */
export function listForsaken({ db }: Ctx, before: Date): Promise<PartOf[]> {
  return db
    .selectFrom('recording_part as p')
    .innerJoin('recording as r', 'r.id', 'p.recording_id')
    .selectAll('p')
    .select('r.session_id')
    .where('p.state', 'in', ['recording', 'processing'])
    .where('p.started_at', '<', before)
    .execute()
}

export function lockRecording({ db }: Tx, id: string): Promise<Recording | undefined> {
  return db.selectFrom('recording').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

export function updateRecording({ db }: Tx, id: string, changes: Updateable<RecordingTable>): Promise<Recording> {
  return db.updateTable('recording').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

/** The one of a presenter that is going on; undefined when there is none. */
export function findRunning({ db }: Tx, sessionId: string, presenterId: string): Promise<Recording | undefined> {
  return db
    .selectFrom('recording')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('presenter_id', '=', presenterId)
    .where('state', '=', 'recording')
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** A new one, unless somebody is just beginning the same. */
export function insertRecording({ db }: Tx, recording: Insertable<RecordingTable>): Promise<Recording | undefined> {
  return db
    .insertInto('recording')
    .values(recording)
    .onConflict((conflict) =>
      conflict.columns(['session_id', 'presenter_id']).where('state', '=', 'recording').doNothing(),
    )
    .returningAll()
    .executeTakeFirst()
}

/** Recordings that go on though nothing is written any more, and their broadcast is over or has gone on too long. */
export async function listOver({ db }: Ctx, startedSince: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('recording as r')
    .innerJoin('live_session as s', 's.id', 'r.session_id')
    .select('r.id')
    .where('r.state', '=', 'recording')
    .where((eb) =>
      eb.or([
        eb('s.state', 'not in', ['live', 'interrupted']),
        eb('s.stopped_at', 'is not', null),
        eb('s.started_at', '<=', startedSince),
      ]),
    )
    .where(withoutPartIn(['recording']))
    .execute()
  return rows.map(({ id }) => id)
}

/** Recordings all of whose parts are made, or given up. */
export async function listMade({ db }: Ctx): Promise<string[]> {
  const rows = await db
    .selectFrom('recording as r')
    .select('r.id')
    .where('r.state', '=', 'processing')
    .where(withoutPartIn(['recording', 'processing']))
    .execute()
  return rows.map(({ id }) => id)
}

const withoutPartIn = (states: Part['state'][]) =>
  sql<boolean>`not exists (select 1 from recording_part p where p.recording_id = r.id and p.state = any(${states}))`

export async function listToExpire({ db, clock }: Ctx, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('recording')
    .select('id')
    .where('state', 'in', ['ready', 'failed', 'released', 'withdrawn'])
    .where('keep_until', '<=', clock())
    .orderBy('keep_until')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** A recording with the employer whose presenter it shows. */
export type RecordingLine = Recording & Show & { employer_id: string | null; employer_name: string | null }

const lines = ({ db }: Ctx) =>
  db
    .selectFrom('recording as r')
    .innerJoin('live_session as s', 's.id', 'r.session_id')
    .innerJoin('session_presenter as p', 'p.id', 'r.presenter_id')
    .leftJoin('employer as e', 'e.id', 'p.employer_id')
    .selectAll('r')
    .select(['p.employer_id', 'e.name as employer_name', 's.station_id', 's.partner_ids'])

export function findLine(ctx: Ctx, id: string): Promise<RecordingLine | undefined> {
  return lines(ctx).where('r.id', '=', id).executeTakeFirst()
}

export function listLines(ctx: Ctx, sessionId: string): Promise<RecordingLine[]> {
  return lines(ctx).where('r.session_id', '=', sessionId).orderBy('r.started_at').orderBy('r.id').execute()
}

export function listParts({ db }: Ctx, recordingIds: readonly string[]): Promise<Part[]> {
  if (recordingIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('recording_part')
    .selectAll()
    .where('recording_id', 'in', recordingIds)
    .orderBy('started_at')
    .orderBy('id')
    .execute()
}

/** Whose show it was. */
export function showOf({ db }: Ctx, sessionId: string): Promise<Show | undefined> {
  return db
    .selectFrom('live_session')
    .select(['station_id', 'partner_ids'])
    .where('id', '=', sessionId)
    .executeTakeFirst()
}

export async function isPresenterOf({ db }: Ctx, presenterId: string, sessionId: string): Promise<boolean> {
  const presenter = await db
    .selectFrom('session_presenter')
    .select('id')
    .where('id', '=', presenterId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  return presenter !== undefined
}
