import { createHash } from 'node:crypto'
import { checkJob, type JobCheckContext } from '@zhibo/core/checks/check-job'
import { JobPost } from '@zhibo/core/checks/schema'
import { shanghaiDay } from '@zhibo/core/day'
import type { CheckImport, JobDraft, JobImportView } from '@zhibo/core/jobs/imports'
import { lastDayIssues } from '@zhibo/core/jobs/lasting'
import { issuesOf, lettersOf, readSheet, type SheetProblem, type Workbook } from '@zhibo/core/jobs/sheet'
import { wordIssue } from '@zhibo/core/problem/wording'
import { requireMember } from '../../actor.ts'
import { recordAudit } from '../../audit/record.ts'
import { type Ctx, withTx } from '../../context.ts'
import { employerBriefs } from '../../employers/in-force.ts'
import { policies } from '../../policy/policies.ts'
import { found } from '../../problem.ts'
import { keepImport, lockImportOf } from './queries.ts'
import { readWorkbook } from './read-workbook.ts'
import { toView } from './views.ts'

/**
 * Reads a workbook of jobs and says what is wrong with it, by row and column; makes no job yet. The same workbook of the
 * same employer is one import: sent again after its jobs were made, it answers with them.
 */
export async function checkImport(ctx: Ctx, { employerId, workbook }: CheckImport): Promise<JobImportView> {
  const member = requireMember(ctx.actor, employerId)
  const bytes = Buffer.from(workbook, 'base64')
  const digest = createHash('sha256').update(bytes).digest()
  const sheet = readWorkbook(bytes)
  const { rows, problems } = readSheet(sheet)
  return withTx(ctx, async (tx) => {
    const { stationId } = found((await employerBriefs(tx, [employerId])).get(employerId))
    const before = await lockImportOf(tx, employerId, digest)
    if (before?.job_ids) return toView(before, tx.locale)
    const context = { policies: await policies(tx), today: shanghaiDay(tx.clock()) }
    const kept = await keepImport(tx, {
      employer_id: employerId,
      digest,
      rows: JSON.stringify(rows.map(({ draft }) => draft)),
      problems: JSON.stringify([...problems, ...rows.flatMap((each) => wrongWith(each, sheet, problems, context))]),
      job_ids: null,
      created_by: member.personId,
      created_at: tx.clock(),
    })
    await recordAudit(
      tx,
      'job_import.checked',
      { kind: 'job_import', id: kept.id },
      { stationId, detail: { employer: employerId, rows: rows.length } },
    )
    return toView(kept, tx.locale)
  })
}

/** What a row lacks to be a complete job, and what the checks say of it. A cell that could not be read is told once. */
function wrongWith(
  { row, draft }: { row: number; draft: JobDraft },
  sheet: Workbook,
  told: readonly SheetProblem[],
  context: JobCheckContext,
): SheetProblem[] {
  const columnOf = lettersOf(sheet)
  const isTold = (column: string | null) =>
    column !== null && told.some((each) => each.sheet === 'jobs' && each.row === row && each.column === column)
  const at = (field: string) => ({ sheet: 'jobs' as const, row, column: columnOf(field), about: '' })
  const issues = [...issuesOf(draft), ...lastDayIssues(draft, context.today)].map((issue) => ({
    issue,
    field: issue.path.join('.'),
  }))
  const invalid = issues
    // Which amount a scheme lacks, the checks tell in its own column.
    .filter(({ issue }) => issue.message !== 'pay_fields')
    .map(({ issue, field }) => ({
      ...at(field),
      code: 'invalid' as const,
      words: { 'zh-CN': wordIssue(issue, 'zh-CN'), en: wordIssue(issue, 'en') },
      rule: null,
    }))
  const found = checkJob(JobPost.parse(draft), context)
    .findings.filter(({ action }) => action !== 'flag')
    .map(({ field, message, rule, basis }) => ({
      ...at(field),
      code: rule === 'missing_field' ? ('invalid' as const) : ('finding' as const),
      words: {
        'zh-CN': message,
        en: rule === 'missing_field' ? lacking : `Against the rule on ${rule.replaceAll('_', ' ')} (${basis}).`,
      },
      rule,
    }))
    .filter(({ rule, column }) => rule !== 'missing_field' || !invalid.some((each) => each.column === column))
  return [...invalid, ...found].filter(({ column }) => !isTold(column))
}

const lacking = 'Missing, or its day is over. Please fill this in.'
