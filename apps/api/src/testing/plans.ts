import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Ctx } from '../context.ts'
import type { Bench } from '../db/testing.ts'
import type { Database } from '../db/schema.ts'

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: PlanNode[]
}

export interface Plan {
  sql: string
  ms: number
  /** Tables read from end to end. */
  scanned: string[]
  /** The most rows any one step looked at. */
  rows: number
}

/** How the database carried out every query that `work` sends, with the planner's choice and what it really cost. */
export async function plansOf(
  bench: Bench,
  work: (ctx: Ctx) => Promise<unknown>,
  from = bench.system,
): Promise<Plan[]> {
  const sent: CompiledQuery[] = []
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: bench.url, max: 1 }) }),
    log: ({ query }) => void sent.push(query),
  })
  try {
    await work({ ...from, db })
    const plans: Plan[] = []
    // Copied, because explaining is itself logged.
    for (const query of [...sent].filter((each) => /^(select|with)\b/i.test(each.sql)))
      plans.push(await explain(db, query))
    return plans
  } finally {
    await db.destroy()
  }
}

async function explain(db: Kysely<Database>, query: CompiledQuery): Promise<Plan> {
  const explained = { ...query, sql: `explain (analyze, format json) ${query.sql}` }
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }] }>(explained)
  const [{ Plan: root, 'Execution Time': ms }] = rows[0]!['QUERY PLAN']
  const nodes = flatten(root)
  return {
    sql: query.sql,
    ms,
    scanned: nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? (node['Relation Name'] ?? []) : [])),
    rows: Math.max(...nodes.map(rowsOf)),
  }
}

const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)]
const rowsOf = (node: PlanNode) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']

/** Copies one row of a table many times with new ids; `changed` are SQL expressions over the number `n`. */
export async function copies(
  bench: Bench,
  table: 'employer' | 'job' | 'review_case',
  id: string,
  count: number,
  changed: Record<string, string>,
): Promise<void> {
  const all = await sql<{ column_name: string }>`
    select column_name from information_schema.columns where table_name = ${table} and is_generated = 'NEVER'`.execute(
    bench.deps.db,
  )
  const columns = all.rows.map((row) => row.column_name).filter((column) => column !== 'id')
  const values = columns.map((column) => sql.raw(changed[column] ?? `source.${column}`))
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(values)} from ${sql.table(table)} source, generate_series(1, ${sql.lit(count)}) n
    where source.id = ${id}`.execute(bench.deps.db)
}

/** Gives copies of a job that are published a revision of their own, as the one they were copied from has. */
export async function ownRevisions(bench: Bench, jobId: string): Promise<void> {
  await sql`
    insert into job_revision (id, job_id, number, content, created_by, created_at)
    select copy.id, copy.id, 1, revision.content, revision.created_by, revision.created_at
    from job copy join job_revision revision on revision.id = copy.published_revision_id
    where copy.id <> ${jobId} and copy.state = 'published'`.execute(bench.deps.db)
  await sql`update job set published_revision_id = id where id <> ${jobId} and state = 'published'`.execute(
    bench.deps.db,
  )
}

/** Lets the planner know how much there is. */
export async function analyse(bench: Bench): Promise<void> {
  await sql`analyze`.execute(bench.deps.db)
}

/** Makes the planner believe that one in a hundred rows holds what `value` holds, as a sample of an unlucky day does. */
export async function misledBy(bench: Bench, table: string, column: string, value: string): Promise<void> {
  const { rows } = await sql<{ bounds: string; width: number; distinct: number }>`
    select histogram_bounds::text as bounds, avg_width as width, n_distinct as distinct
    from pg_stats where tablename = ${table} and attname = ${column}`.execute(bench.deps.db)
  const { bounds, width, distinct } = rows[0]!
  const sample = bounds.slice(1, -1).split(',').with(50, value)
  await sql`
    select pg_restore_attribute_stats('schemaname', 'public', 'relname', ${table}::text, 'attname', ${column}::text,
      'inherited', false, 'null_frac', 0::real, 'avg_width', ${width}::int, 'n_distinct', ${distinct}::real,
      'histogram_bounds', ${`{${sample.join(',')}}`}::text)`.execute(bench.deps.db)
}
