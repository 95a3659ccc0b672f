import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Bench } from '../db/testing.ts'

interface Copied {
  sessionId: string
  employerId: string
  deviationId: string
  callId: string
}

/** A thousand more shows and employers like these, with a hundred deviations, twenty guest calls and a hundred counts of viewers each. */
export async function manyShows(bench: Bench, { sessionId, employerId, deviationId, callId }: Copied): Promise<void> {
  await bench.deps.db.transaction().execute(async (tx) => {
    await sql`
      create temp table other as
        select uuidv7() as session_id, uuidv7() as employer_id, n from generate_series(1, 1000) n`.execute(tx)
    await sql`
      insert into live_session
      select made.*
      from live_session source, other,
        lateral jsonb_populate_record(source, jsonb_build_object('id', other.session_id)) made
      where source.id = ${sessionId}`.execute(tx)
    await sql`
      insert into employer
      select made.*
      from employer source, other,
        lateral jsonb_populate_record(source,
        jsonb_build_object('id', other.employer_id, 'credit_code', 'C' || other.n)) made
      where source.id = ${employerId}`.execute(tx)
    for (let from = 1; from <= 1000; from += 100)
      await fill(tx, { deviationId, callId }, sql`other.n between ${from} and ${from + 99}`)
    await sql`drop table other`.execute(tx)
  })
}

/** In parts: each row is checked against all it points at, and no statement may take that long. */
async function fill(
  tx: Transaction<Database>,
  { deviationId, callId }: Pick<Copied, 'deviationId' | 'callId'>,
  part: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    insert into deviation
    select made.*
    from deviation source, other, generate_series(1, 100) nth,
      lateral jsonb_populate_record(source, jsonb_build_object('id', uuidv7(), 'session_id', other.session_id,
        'employer_id', other.employer_id, 'state', case when nth % 50 = 0 then 'explained' else 'open' end)) made
    where source.id = ${deviationId} and ${part}`.execute(tx)
  await sql`
    insert into guest_call
    select made.*
    from guest_call source, other, generate_series(1, 20) nth,
      lateral jsonb_populate_record(source, jsonb_build_object('id', uuidv7(), 'session_id', other.session_id,
        'number', nth, 'state', 'withdrawn', 'ended_at', source.asked_at)) made
    where source.id = ${callId} and ${part}`.execute(tx)
  await sql`
    insert into viewer_sample
    select other.session_id, now() + nth * interval '10 seconds', 'one', nth
    from other, generate_series(1, 100) nth where ${part}`.execute(tx)
}
