import type { AuditAction } from '@zhibo/core/audit/words'
import type { Decide, Decision } from '@zhibo/core/reviews/schema'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { revealPhone } from '../applications/reveal-phone.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { fileLink } from '../files/link.ts'
import { readFile } from '../files/read.ts'
import { grantRole } from '../identity/grant-role.ts'
import { revokeRole } from '../identity/revoke-role.ts'
import { confirmPolicy } from '../policy/confirm.ts'
import { enterPolicy } from '../policy/enter.ts'
import { openCase } from '../reviews/open-detail.ts'
import { suspendCase } from '../reviews/suspend.ts'
import { anApplication, type AnApplication } from '../testing/applications.ts'
import { aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { exportAudit } from './export.ts'

let bench: Bench
let applied: AnApplication
let lead: SignedIn
let reviewer: SignedIn

beforeAll(async () => {
  bench = await aBench()
  applied = await anApplication(bench)
  lead = await aStaff(bench, 'lead')
  reviewer = await aStaff(bench, 'reviewer')
  // Stands for whatever keeps a link from being written: then the deed must not have happened either.
  await sql`
    create table unwritable (action text primary key);
    create function refuse_some() returns trigger language plpgsql as $$
    begin
      if exists (select from unwritable where action = new.action) then raise exception 'unwritable'; end if;
      return new;
    end $$;
    create trigger refuse_some before insert on audit_entry for each row execute function refuse_some();
  `.execute(bench.deps.db)
})
afterAll(() => bench.close())

/** Prepares a deed; answers how to do it. */
type Deed = () => Promise<() => Promise<unknown>>

const employerCase = async () => (await aSubmittedEmployer(bench)).employer.openCaseId!
const returned: Partial<Decide> = {
  reasonCode: 'missing_information',
  publicNote: '缺一页',
  parts: {
    qualification: { result: 'return', reasonCode: 'missing_information', note: '缺一页' },
    rules: { result: 'pass' },
  },
}
const decide = (decision: Decision): Deed => {
  return async () => {
    const id = await employerCase()
    return () => decided(reviewer.ctx, id, decision === 'approve' ? {} : { ...returned, decision })
  }
}
const wage = { monthlyFen: 230_000, hourlyFen: 2_300 }
const aRow = (from: string) =>
  enterPolicy(lead.ctx, {
    kind: 'minimum_wage',
    from,
    value: wage,
    documentNo: '',
    supersedes: null,
    sure: false,
  })

const deeds: [AuditAction, Deed][] = [
  [
    'review.opened',
    async () =>
      (
        (id) => () =>
          openCase(reviewer.ctx, id)
      )(await employerCase()),
  ],
  ['review.approve', decide('approve')],
  ['review.return', decide('return')],
  ['review.reject', decide('reject')],
  [
    'review.suspend',
    async () => {
      const id = await employerCase()
      const { version } = await decided(reviewer.ctx, id)
      const said = {
        expectedVersion: version,
        reasonCode: 'missing_information' as const,
        publicNote: '核查投诉',
        internalNote: '',
      }
      return () => suspendCase(lead.ctx, id, said)
    },
  ],
  [
    'file.viewed',
    async () => {
      const { file } = await aSubmittedEmployer(bench)
      const { url } = await fileLink(reviewer.ctx, file.licencePictureId)
      const proof = Object.fromEntries(new URL(url, bench.deps.origin).searchParams)
      const query = { expires: Number(proof.expires), signature: proof.signature! }
      return () => readFile(reviewer.ctx, file.licencePictureId, query)
    },
  ],
  ['application.phone_revealed', async () => () => revealPhone(applied.owner.ctx, applied.application.id)],
  [
    'role.granted',
    async () => {
      const { personId } = await aStaff(bench, 'host')
      return () => grantRole(bench.system, { personId, role: 'reviewer', stationId: null })
    },
  ],
  [
    'role.revoked',
    async () => {
      const { personId } = await aStaff(bench, 'host')
      return () => revokeRole(bench.system, { personId, role: 'host', stationId: null })
    },
  ],
  ['policy.entered', async () => () => aRow('2027-01-01')],
  [
    'policy.superseded',
    async () => {
      const { id, kind, from } = await aRow('2027-02-01')
      const row = { kind, from, value: wage, documentNo: '', supersedes: id, sure: false } as const
      return () => enterPolicy(lead.ctx, { ...row, kind: 'minimum_wage' })
    },
  ],
  [
    'policy.confirmed',
    async () => {
      const { id } = await aRow('2027-03-01')
      const other = await aStaff(bench, 'lead')
      return () => confirmPolicy(other.ctx, id, { documentNo: '川府发〔2026〕9号' })
    },
  ],
  ['audit.exported', async () => () => exportAudit(lead.ctx, {})],
]

/** Everything that is kept but the trail, as one hash of it all. */
async function allElse(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('audit_entry', 'audit_head', 'unwritable')
    order by 1`.execute(bench.deps.db)
  const { rows } = await sql<{ hash: string }>`
    select md5(string_agg(line, '' order by line)) as hash from (
      ${sql.join(
        tables.map(
          ({ name }) => sql`select md5(string_agg(t::text, '' order by t::text)) as line from ${sql.table(name)} t`,
        ),
        sql` union all `,
      )}
    ) lines`.execute(bench.deps.db)
  return rows[0]!.hash
}

const countOf = async (action: AuditAction) => {
  const { total } = await bench.deps.db
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('action', '=', action)
    .executeTakeFirstOrThrow()
  return total
}

test.each(deeds)('%s leaves a link, and without its link is not done', async (action, prepare) => {
  const doIt = await prepare()
  const before = await countOf(action)
  const kept = await allElse()
  await sql`insert into unwritable values (${action})`.execute(bench.deps.db)
  await expect(doIt()).rejects.toThrow('unwritable')
  await sql`delete from unwritable`.execute(bench.deps.db)
  // A decision claims its case first, in a transaction of its own.
  if (!/^review\.(approve|return|reject)$/.test(action)) expect(await allElse()).toBe(kept)
  expect(await countOf(action)).toBe(before)

  await doIt()
  expect(await countOf(action)).toBe(before + 1)
})
