import type { JobImportView } from '@zhibo/core/jobs/imports'
import { stopsImport, wordSheetProblem } from '@zhibo/core/jobs/sheet-words'
import type { Locale } from '@zhibo/core/problem/locale'
import type { JobImport } from './queries.ts'

export const toView = ({ id, employer_id, rows, problems, job_ids }: JobImport, locale: Locale): JobImportView => ({
  id,
  employerId: employer_id,
  titles: rows.map(({ title }) => title ?? ''),
  problems: problems
    .toSorted((a, b) => (a.sheet === b.sheet ? a.row - b.row : a.sheet === 'jobs' ? -1 : 1))
    .map((problem) => ({
      sheet: problem.sheet,
      row: problem.row,
      column: problem.column,
      code: problem.code,
      rule: problem.rule,
      stops: stopsImport(problem),
      message: wordSheetProblem(problem, locale),
    })),
  ready: job_ids === null && rows.length > 0 && !problems.some(stopsImport),
  jobIds: job_ids,
})
