import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../context.ts'
import { found } from '../../problem.ts'
import type { JobImportTable } from '../tables.ts'

export type JobImport = Selectable<JobImportTable>

export async function lockImport({ db }: Tx, id: string): Promise<JobImport> {
  return found(await db.selectFrom('job_import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
}

/** The import of the same workbook, when there was one. */
export function lockImportOf({ db }: Tx, employerId: string, digest: Buffer): Promise<JobImport | undefined> {
  return db
    .selectFrom('job_import')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('digest', '=', digest)
    .forUpdate()
    .executeTakeFirst()
}

/** Keeps what was read; what the same workbook was read as before is replaced, unless its jobs were made meanwhile. */
export function keepImport({ db }: Tx, read: Insertable<JobImportTable>): Promise<JobImport> {
  return db
    .insertInto('job_import')
    .values(read)
    .onConflict((conflict) =>
      conflict.columns(['employer_id', 'digest']).doUpdateSet((eb) => ({
        rows: eb
          .case()
          .when('job_import.job_ids', 'is', null)
          .then(eb.ref('excluded.rows'))
          .else(eb.ref('job_import.rows'))
          .end(),
        problems: eb
          .case()
          .when('job_import.job_ids', 'is', null)
          .then(eb.ref('excluded.problems'))
          .else(eb.ref('job_import.problems'))
          .end(),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function finishImport({ db }: Tx, id: string, jobIds: string[]): Promise<JobImport> {
  return db
    .updateTable('job_import')
    .set({ job_ids: jobIds })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
