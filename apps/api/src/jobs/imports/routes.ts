import { CheckImport, JobImportView } from '@zhibo/core/jobs/imports'
import { shanghaiDay } from '@zhibo/core/day'
import type { Locale } from '@zhibo/core/problem/locale'
import { Hono } from 'hono'
import { describe } from '../../http/describe.ts'
import { contextOf, type AppEnv } from '../../http/env.ts'
import { ids, valid } from '../../http/valid.ts'
import { checkImport } from './check.ts'
import { createImported, jobImport } from './create.ts'
import { templateWorkbook } from './template-workbook.ts'

const tag = 'jobs'
const insider = ['not_signed_in', 'not_found'] as const
const member = [...insider, 'barred'] as const
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Anybody may fetch the template: it is made once for each language and day, not for each who asks. */
const templates = new Map<string, Promise<Buffer>>()

function template(locale: Locale, ahead: string): Promise<Buffer> {
  const key = `${locale} ${ahead}`
  const made = templates.get(key) ?? templateWorkbook(locale, ahead)
  if (!templates.has(key)) {
    if (templates.size > 2) templates.clear()
    templates.set(key, made)
  }
  return made
}

/** Under /api/jobs/imports. */
export const imports = new Hono<AppEnv>()
  .get(
    '/template.xlsx',
    describe({ tag, summary: 'The workbook to fill in, in the language asked for', ok: { 200: null } }),
    async (c) => {
      const { locale, clock } = contextOf(c)
      const ahead = shanghaiDay(new Date(clock().getTime() + 60 * 86_400_000))
      const name = locale === 'zh-CN' ? '岗位导入模板' : 'jobs'
      return c.body(Uint8Array.from(await template(locale, ahead)).buffer, 200, {
        'content-type': xlsx,
        'content-disposition': `attachment; filename="jobs.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
        'x-content-type-options': 'nosniff',
      })
    },
  )
  .post(
    '/',
    describe({
      tag,
      summary: 'Read a workbook of jobs and say what is wrong with it; makes no job yet',
      ok: { 201: JobImportView },
      problems: [...member, 'workbook_unreadable'],
    }),
    valid('json', CheckImport),
    async (c) => c.json(await checkImport(contextOf(c), c.req.valid('json')), 201),
  )
  .get(
    '/:id',
    describe({ tag, summary: 'A workbook that was read', ok: { 200: JobImportView }, problems: insider }),
    ids('id'),
    async (c) => c.json(await jobImport(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/jobs',
    describe({
      tag,
      summary: 'Make a draft of every row, all or none; twice is once',
      ok: { 201: JobImportView },
      problems: [...member, 'import_has_problems'],
    }),
    ids('id'),
    async (c) => c.json(await createImported(contextOf(c), c.req.valid('param').id), 201),
  )
