import { wordAction, wordSubject } from '@zhibo/core/audit/words'
import type { AuditEntryView, AuditExport } from '@zhibo/core/audit/schema'
import { shanghaiTime } from '@zhibo/core/day'
import type { Locale } from '@zhibo/core/problem/locale'
import { z } from 'zod'
import { type Ctx, withTx } from '../context.ts'
import { csvLine } from '../http/csv.ts'
import { recordAudit } from './record.ts'
import { readableScopes } from './scopes.ts'
import { searchAudit } from './search.ts'

const batch = 1000

/**
 * The trail as lines of CSV, newest first, read while they are sent. That it was taken out, and by which filter, is in
 * the trail before the first line leaves.
 */
export async function exportAudit(ctx: Ctx, search: AuditExport): Promise<AsyncIterable<string>> {
  const scopes = readableScopes(ctx)
  const stationId = scopes === 'all' ? null : (scopes[0] ?? null)
  await withTx(ctx, (tx) =>
    recordAudit(tx, 'audit.exported', { kind: 'audit', id: 'csv' }, { stationId, detail: filtersOf(search) }),
  )
  return linesOf(ctx, search)
}

/** What was looked for. A subject typed by hand may be anything, a name too, so only an id is kept. */
const filtersOf = ({ subject, ...search }: AuditExport): Record<string, unknown> =>
  z.uuid().safeParse(subject).success ? { ...search, subject } : search

async function* linesOf(ctx: Ctx, search: AuditExport): AsyncGenerator<string> {
  yield csvLine(columns[ctx.locale])
  let cursor: string | undefined
  for (;;) {
    const entries = await searchAudit(ctx, { ...search, ...(cursor ? { cursor } : {}), limit: batch })
    yield entries.map((entry) => csvLine(cellsOf(entry, ctx.locale))).join('')
    if (entries.length < batch) return
    cursor = entries.at(-1)?.id
  }
}

const columns: Record<Locale, string[]> = {
  'zh-CN': [
    '时间',
    '谁',
    '账号编号',
    '做了什么',
    '动作代码',
    '对象',
    '对象编号',
    '详情',
    '链',
    '日期',
    '序号',
    '请求编号',
    '哈希',
  ],
  en: [
    'time',
    'who',
    'person id',
    'what was done',
    'action',
    'subject',
    'subject id',
    'detail',
    'chain',
    'day',
    'number',
    'request id',
    'hash',
  ],
}

const cellsOf = (entry: AuditEntryView, locale: Locale) => [
  shanghaiTime(new Date(entry.at)),
  entry.actorName,
  entry.actorId ?? entry.actorKind,
  wordAction(entry.action, locale),
  entry.action,
  wordSubject(entry.subjectKind, locale),
  entry.subjectId,
  Object.keys(entry.detail).length === 0 ? null : JSON.stringify(entry.detail),
  entry.scope,
  entry.day,
  entry.seq,
  entry.requestId,
  entry.hash,
]
