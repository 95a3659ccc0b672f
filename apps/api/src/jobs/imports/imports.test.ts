import { JobImportView } from '@zhibo/core/jobs/imports'
import { columns, operationColumns, sheetNames } from '@zhibo/core/jobs/sheet-columns'
import ExcelJS from 'exceljs'
import { crc32 } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../../db/testing.ts'
import { type AnApprovedEmployer, anApprovedEmployer } from '../../testing/employers.ts'
import { entriesOf } from '../../testing/audit.ts'
import { aClient } from '../../testing/http.ts'
import { aPerson } from '../../testing/identity.ts'
import { jobFile, myJobs } from '../read.ts'
import { submitJob } from '../submit.ts'
import { readWorkbook } from './read-workbook.ts'
import { templateWorkbook } from './template-workbook.ts'
import { unzip } from './unzip.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let by: AnApprovedEmployer

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  by = await anApprovedEmployer(bench)
})
afterAll(() => bench.close())

const xlsx = async (book: ExcelJS.Workbook) => Buffer.from(await book.xlsx.writeBuffer())
const head = columns.map(({ words }) => words['zh-CN'])

/** The template as somebody filled it in. */
async function aWorkbook(change: (jobs: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => undefined) {
  const book = new ExcelJS.Workbook()
  // A copy of its own: a small buffer lies somewhere inside a pool that holds other things too.
  await book.xlsx.load(new Uint8Array(await templateWorkbook('zh-CN', '2027-01-31')).buffer)
  change(book.getWorksheet(sheetNames.jobs['zh-CN'])!, book)
  return xlsx(book)
}
const cell = (sheet: ExcelJS.Worksheet, row: number, name: string) => sheet.getRow(row).getCell(head.indexOf(name) + 1)
const check = async (bytes: Buffer, who = by.owner) =>
  client.ask(JobImportView, who, 'POST', '/api/jobs/imports', {
    employerId: by.employer.id,
    workbook: bytes.toString('base64'),
  })
const create = (id: string) => client.ask(JobImportView, by.owner, 'POST', `/api/jobs/imports/${id}/jobs`)
const count = async () => (await myJobs(by.owner.ctx, by.employer.id)).length

test('the template goes in as it comes out, in both languages, and its job can be handed in', async () => {
  const answer = await client.send(null, 'GET', '/api/jobs/imports/template.xlsx')
  expect(answer.headers.get('content-type')).toContain('spreadsheetml')
  expect(readWorkbook(Buffer.from(await answer.arrayBuffer())).jobs[0]).toHaveLength(columns.length)
  for (const locale of ['zh-CN', 'en'] as const) {
    const { body } = await check(await templateWorkbook(locale, '2027-01-31'))
    expect(body).toMatchObject({ ready: true, problems: [], jobIds: null })
    const made = await create(body.id)
    const job = await jobFile(by.owner.ctx, made.body.jobIds![0]!)
    expect(job.draft).toMatchObject({ trade: 'flat_seamer', headcount: 10, pay: { pieceRateMilliyuan: 420 } })
    expect(job.draft.pay!.operations).toHaveLength(1)
    expect(await submitJob(by.owner.ctx, job.id, { expectedVersion: job.version })).toMatchObject({
      state: 'in_review',
    })
  }
})

test('problems come by row and column, in the language asked for, and nothing is made', async () => {
  const before = await count()
  const bytes = await aWorkbook((sheet) => {
    sheet.addRow(sheet.getRow(2).values)
    cell(sheet, 2, '招几个人').value = '十来个'
    cell(sheet, 3, '招几个人').value = { formula: 'HYPERLINK("http://example.com")', result: 7 }
    cell(sheet, 3, '工种').value = null
    cell(sheet, 3, '岗位名称').value = '平车工限女性'
    cell(sheet, 3, '工资怎么算').value = '月薪'
    cell(sheet, 3, '工资或底薪（元）').value = 4200
  })
  const { body } = await check(bytes)
  expect(body.ready).toBe(false)
  expect(body.problems).toMatchObject([
    { row: 2, column: 'C', code: 'not_a_number', stops: true, message: expect.stringContaining('十来个') },
    { row: 3, column: 'C', code: 'formula', stops: true },
    { row: 3, column: 'B', code: 'invalid', stops: true, message: '请从给出的选项里选' },
    { row: 3, column: 'A', code: 'finding', rule: 'sex', stops: false },
  ])
  const english = await buildEnglish(body.id)
  expect(english.problems[0]!.message).toBe('“十来个” is not a number. Write figures only, such as 3600.')
  expect((await client.refused(by.owner, 'POST', `/api/jobs/imports/${body.id}/jobs`)).code).toBe('import_has_problems')
  expect(await count()).toBe(before)
})

async function buildEnglish(id: string): Promise<JobImportView> {
  const { buildApp } = await import('../../app.ts')
  const app = buildApp({ ...bench.deps, limitFactor: 100 })
  const headers = { cookie: by.owner.cookie, 'accept-language': 'en' }
  return JobImportView.parse(await (await app.request(`/api/jobs/imports/${id}`, { headers })).json())
}

test('a last day more than six months ahead is told by its cell', async () => {
  const { body } = await check(await aWorkbook((sheet) => (cell(sheet, 2, '招到哪天').value = new Date('2027-05-24'))))
  expect(body.problems).toMatchObject([{ row: 2, code: 'invalid', message: expect.stringContaining('6 个月') }])
})

test('what a check only finds may be mended later, in the job', async () => {
  const { body } = await check(await aWorkbook((sheet) => (cell(sheet, 2, '要求').value = '限女性，会平车')))
  expect(body).toMatchObject({ ready: true, problems: [{ code: 'finding', rule: 'sex', stops: false }] })
})

test('the same workbook twice, also at one moment, makes its jobs once', async () => {
  const before = await count()
  const bytes = await aWorkbook((sheet) => {
    for (const nth of [1, 2, 3]) {
      sheet.addRow(sheet.getRow(2).values)
      cell(sheet, 2 + nth, '岗位名称').value = `质检员 ${nth}`
      cell(sheet, 2 + nth, '工资怎么算').value = '月薪'
      cell(sheet, 2 + nth, '工资或底薪（元）').value = 3600
    }
  })
  const [one, two] = await Promise.all([check(bytes), check(bytes)])
  expect(one.body.id).toBe(two.body.id)
  const made = await Promise.all([create(one.body.id), create(one.body.id)])
  expect(made[0].body.jobIds).toEqual(made[1].body.jobIds)
  expect((await check(bytes)).body.jobIds).toEqual(made[0].body.jobIds)
  expect(await count()).toBe(before + 4)
  expect((await entriesOf(bench, 'job_import', one.body.id)).map(({ action }) => action)).toContain(
    'job_import.created',
  )
})

test('all or none: when one row cannot be kept, no row is', async () => {
  const before = await count()
  const bytes = await aWorkbook((sheet) => {
    sheet.addRow(sheet.getRow(2).values)
    cell(sheet, 3, '岗位名称').value = '留不住的'
    cell(sheet, 3, '工资怎么算').value = '月薪'
    cell(sheet, 3, '工资或底薪（元）').value = 3600
  })
  const { body } = await check(bytes)
  expect(body).toMatchObject({ ready: true, titles: [expect.any(String), '留不住的'] })
  const { db } = bench.deps
  await sql`alter table job add constraint refused check (draft ->> 'title' <> '留不住的') not valid`.execute(db)
  await expect(create(body.id)).rejects.toThrow('"code":"internal"')
  expect(await count()).toBe(before)
  await sql`alter table job drop constraint refused`.execute(db)
  await create(body.id)
  expect(await count()).toBe(before + 2)
})

test('a workbook is for the people of its employer', async () => {
  const { body } = await check(await aWorkbook((sheet) => (cell(sheet, 2, '岗位名称').value = '别人的')))
  const stranger = (await anApprovedEmployer(bench)).owner
  const post = { employerId: by.employer.id, workbook: 'AAAA' }
  for (const [who, code] of [
    [stranger, 'not_found'],
    [await aPerson(bench), 'not_found'],
    [null, 'not_signed_in'],
  ] as const) {
    expect((await client.refused(who, 'POST', '/api/jobs/imports', post)).code).toBe(code)
    expect((await client.refused(who, 'GET', `/api/jobs/imports/${body.id}`)).code).toBe(code)
    expect((await client.refused(who, 'POST', `/api/jobs/imports/${body.id}/jobs`)).code).toBe(code)
  }
})

test.each<[string, () => Promise<Buffer> | Buffer]>([
  ['no zip', () => Buffer.from('岗位名称,工种')],
  ['a zip that is cut short', async () => (await aWorkbook()).subarray(0, 900)],
  ['nothing at all', () => Buffer.alloc(1)],
  ['a cell at the end of the sheet', () => aWorkbook((sheet) => (sheet.getCell('XFD1048576').value = 'x'))],
  ['a sheet that unpacks to 40 MB', () => aWorkbook((sheet) => (sheet.getCell('A2').value = '平'.repeat(14_000_000)))],
])('%s is refused in words, not by falling over', async (_, make) => {
  const workbook = (await make()).toString('base64')
  const refused = await client.refused(by.owner, 'POST', '/api/jobs/imports', { employerId: by.employer.id, workbook })
  expect(refused).toMatchObject({ status: 422, code: 'workbook_unreadable' })
})

test('ranges as large as a sheet, which a library would fill cell by cell, cost nothing', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('岗位')
  sheet.addRow(head)
  sheet.addRow(['平车工'])
  const hostile = withinSheet(await xlsx(book), '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>')
  const before = performance.now()
  expect(readWorkbook(hostile).jobs[1]![0]).toBe('平车工')
  expect(performance.now() - before).toBeLessThan(500)
})

/** The same workbook, with more written after its rows; every part stored as it is. */
function withinSheet(bytes: Buffer, more: string): Buffer {
  const parts = unzip(bytes, () => true)
  const sheet = 'xl/worksheets/sheet1.xml'
  parts.set(sheet, Buffer.from(parts.get(sheet)!.toString('utf8').replace('</sheetData>', `</sheetData>${more}`)))
  return stored(parts)
}

test('a document type, with which text could multiply, is refused', async () => {
  const parts = unzip(await aWorkbook(), () => true)
  const sheet = 'xl/worksheets/sheet1.xml'
  const bomb = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
  parts.set(sheet, Buffer.from(parts.get(sheet)!.toString('utf8').replace('<worksheet', `${bomb}<worksheet`)))
  expect(() => readWorkbook(stored(parts))).toThrow(expect.objectContaining({ code: 'workbook_unreadable' }))
})

test('more than a request may hold is refused at the door', async () => {
  const workbook = Buffer.alloc(700_000).toString('base64')
  const refused = await client.refused(by.owner, 'POST', '/api/jobs/imports', { employerId: by.employer.id, workbook })
  expect(refused.code).toBe('invalid_body')
})

test('dates, rich text and full-width figures are read as people see them', async () => {
  const bytes = await aWorkbook((sheet) => {
    cell(sheet, 2, '招到哪天').value = new Date('2027-01-31')
    cell(sheet, 2, '招到哪天').numFmt = 'yyyy"年"m"月"d"日"'
    cell(sheet, 2, '岗位名称').value = { richText: [{ text: '平车' }, { text: '工', font: { bold: true } }] }
    cell(sheet, 2, '招几个人').value = '１０'
  })
  const rows = readWorkbook(bytes).jobs
  expect(rows[1]![head.indexOf('招到哪天')]).toEqual({ day: '2027-01-31' })
  expect(rows[1]![0]).toBe('平车工')
  expect(operationColumns.length).toBe(readWorkbook(bytes).operations[0]!.length)
})

/** A zip whose parts are not packed. */
function stored(parts: Map<string, Buffer>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, body] of parts) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    for (const [header, offset] of [
      [local, 14],
      [entry, 16],
    ] as const) {
      header.writeUInt32LE(crc32(body), offset)
      header.writeUInt32LE(body.length, offset + 4)
      header.writeUInt32LE(body.length, offset + 8)
      header.writeUInt16LE(Buffer.byteLength(name), offset + 12)
    }
    entry.writeUInt32LE(at, 42)
    bodies.push(local, Buffer.from(name), body)
    directory.push(entry, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...directory, end])
}
