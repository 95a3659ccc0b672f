import { z } from 'zod'
import { RuleName } from '../checks/schema.ts'
import { SheetProblemCode } from './sheet.ts'

export type { JobDraft } from './schema.ts'

/** The largest workbook, in bytes; two hundred jobs are a tenth of it. */
export const mostWorkbookBytes = 600_000

/** An XLSX workbook as base64. */
export const CheckImport = z.strictObject({
  employerId: z.uuid(),
  workbook: z
    .base64()
    .min(1)
    .max(Math.ceil(mostWorkbookBytes / 3) * 4),
})
export type CheckImport = z.infer<typeof CheckImport>

/** What a workbook was read as. Where nothing `stops` it, it is ready to become jobs; `jobIds` are those it became. */
export const JobImportView = z.object({
  id: z.uuid(),
  employerId: z.uuid(),
  titles: z.array(z.string()),
  problems: z.array(
    z.object({
      sheet: z.enum(['jobs', 'operations']),
      row: z.int(),
      column: z.string().nullable(),
      code: SheetProblemCode,
      /** The rule a finding is of; such problems may be mended later, in each job's form. */
      rule: RuleName.nullable(),
      stops: z.boolean(),
      message: z.string(),
    }),
  ),
  ready: z.boolean(),
  jobIds: z.array(z.uuid()).nullable(),
})
export type JobImportView = z.infer<typeof JobImportView>
