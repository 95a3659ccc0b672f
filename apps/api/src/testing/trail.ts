import { type AuditAction } from '@zhibo/core/audit/words'
import { sql } from 'kysely'
import { recordAudit } from '../audit/record.ts'
import { withTx } from '../context.ts'
import type { Bench } from '../db/testing.ts'

/** Something anybody's verb might record. */
export const anAction: AuditAction = 'station.founded'

/** Ten links of one day, in the county's chain. */
export async function aChain(bench: Bench, day: string): Promise<void> {
  bench.clock.set(`${day}T10:00:00+08:00`)
  await addLinks(bench, day, 10)
}

/** So many links more, now. */
export async function addLinks(bench: Bench, about: string, count: number): Promise<void> {
  for (let nth = 1; nth <= count; nth++)
    await withTx(bench.system, (tx) =>
      recordAudit(
        tx,
        anAction,
        { kind: 'station', id: `${about}-${nth}` },
        { detail: { z: nth, a: { y: 1, b: [2] } } },
      ),
    )
}

/** Changes history as somebody would who owns the database. */
export async function tamperWith(bench: Bench, statements: string): Promise<void> {
  await bench.deps.db.transaction().execute(async (db) => {
    await sql`alter table audit_entry disable trigger all`.execute(db)
    await sql`grant update, delete on audit_entry to current_user`.execute(db)
    await sql.raw(statements).execute(db)
    await sql`alter table audit_entry enable trigger all`.execute(db)
  })
}

/** Takes the newest links of a day away and moves the head back, so that the chain itself looks whole. */
export const cutTail = (bench: Bench, day: string, keep: number): Promise<void> =>
  tamperWith(
    bench,
    `delete from audit_entry where day = '${day}' and seq > ${keep};
     delete from audit_head where day = '${day}' and seq > ${keep} and ${keep} = 0;
     update audit_head head set seq = ${keep}, hash = entry.hash
     from audit_entry entry
     where head.day = '${day}' and entry.day = head.day and entry.scope = head.scope and entry.seq = ${keep}`,
  )
