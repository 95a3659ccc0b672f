import { expect, test } from 'vitest'
import { columns, operationColumns } from './sheet-columns.ts'
import { type Cell, issuesOf, letter, lettersOf, mostRows, readSheet } from './sheet.ts'
import { wordSheetProblem } from './sheet-words.ts'

const head = columns.map(({ words }) => words['zh-CN'])
const good: Record<string, Cell> = {
  岗位名称: '平车工',
  工种: '平车工',
  招几个人: 10,
  上班地点: '渠县轻纺园 3 号楼',
  做什么: '做校服',
  要求: '会平车',
  招到哪天: { day: '2026-12-31' },
  工资怎么算: '计件有保底',
  '保底（元/月）': '2,600',
  '一件多少钱（元）': 0.35,
  一小时几件: '６０',
  '一个月最少（元）': 3600,
  几号发工资: 15,
  每天几小时: 8,
  一周几天: 6,
  计件加班倍数: 1.5,
  合同几个月: '无固定期限',
  社保: '养老、医疗,工伤；失业',
}
const row = (change: Record<string, Cell> = {}): Cell[] => {
  const cells = { ...good, ...change }
  return head.map((name) => cells[name] ?? null)
}
const read = (...rows: Cell[][]) => readSheet({ jobs: [head, ...rows], operations: [] })
const at = (name: string) => letter(head.indexOf(name))

test('a row as people write it is a complete job, money in yuan and figures of any width', () => {
  const { rows, problems } = read(row())
  expect(problems).toEqual([])
  expect(issuesOf(rows[0]!.draft)).toEqual([])
  expect(rows[0]).toMatchObject({
    row: 2,
    draft: {
      title: '平车工',
      trade: 'flat_seamer',
      contractMonths: null,
      pay: { scheme: 'piece_with_floor', floorFen: 260_000, pieceRateMilliyuan: 350, piecesPerHour: 60, payDay: 15 },
      hours: { perDay: 8, daysPerWeek: 6, overtimePieceMultiplier: 1.5 },
      insurance: ['pension', 'medical', 'injury', 'unemployment'],
    },
  })
})

test('columns may stand in any order and in English; unknown, double and missing ones are named', () => {
  const english = columns.map(({ words }) => words.en).toReversed()
  const cells = row().toReversed()
  expect(readSheet({ jobs: [english, cells], operations: [] }).rows[0]!.draft.title).toBe('平车工')
  const odd = readSheet({ jobs: [['岗位名称', '岗位名称', '奖金'], ['平车工']], operations: [] })
  expect(odd.problems).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ row: 1, column: 'B', code: 'column_twice' }),
      expect.objectContaining({ row: 1, column: 'C', code: 'column_unknown', about: '奖金' }),
      expect.objectContaining({ row: 1, column: null, code: 'column_missing', about: '工种' }),
    ]),
  )
})

test.each<[string, Cell, string]>([
  ['招几个人', '十来个', 'not_a_number'],
  ['招几个人', { formula: true }, 'formula'],
  ['招几个人', { error: true }, 'error_value'],
  ['招到哪天', '2026-02-30', 'not_a_day'],
  ['招到哪天', 46387, 'not_a_day'],
  ['工种', '飞行员', 'not_listed'],
  ['社保', '养老、年终奖', 'not_listed'],
  ['岗位名称', { formula: true }, 'formula'],
])('a cell of %s with %j is told by its row and column', (name, cell, code) => {
  const { problems } = read(row(), row({ [name]: cell }))
  expect(problems).toMatchObject([{ sheet: 'jobs', row: 3, column: at(name), code }])
  for (const locale of ['zh-CN', 'en'] as const) expect(wordSheetProblem(problems[0]!, locale)).not.toBe('')
})

test('everything wrong is told at once, empty rows between are passed over', () => {
  const { rows, problems } = read(row({ 工种: '?' }), [], [null, ''], row({ 招几个人: 'x', 几号发工资: 'y' }))
  expect(rows.map((each) => each.row)).toEqual([2, 5])
  expect(problems.map(({ row: nth, column }) => `${column}${nth}`)).toEqual([
    `${at('工种')}2`,
    `${at('招几个人')}5`,
    `${at('几号发工资')}5`,
  ])
})

test('an empty workbook and one of too many jobs are told as that', () => {
  expect(read().problems).toMatchObject([{ code: 'no_rows' }])
  const { rows, problems } = read(...Array<Cell[]>(mostRows + 1).fill(row()))
  expect(rows).toHaveLength(mostRows)
  expect(problems).toMatchObject([{ code: 'too_many_rows', row: mostRows + 2 }])
})

test('operations go to the job of their name; one without a job, or of two, is told', () => {
  const sheet = [operationColumns.map(({ words }) => words['zh-CN']), ['平车工', '上领', 0.42, 52, '车间公示工价']]
  const one = readSheet({ jobs: [head, row()], operations: sheet })
  expect(one.problems).toEqual([])
  expect(one.rows[0]!.draft.pay?.operations).toEqual([
    { name: '上领', priceMilliyuan: 420, piecesPerHour: 52, source: 'posted' },
  ])
  const lost = readSheet({ jobs: [head, row({ 岗位名称: '大烫' })], operations: sheet })
  expect(lost.problems).toMatchObject([{ sheet: 'operations', row: 2, column: 'A', code: 'job_unknown' }])
  const two = readSheet({ jobs: [head, row(), row()], operations: sheet })
  expect(two.problems).toMatchObject([{ sheet: 'operations', code: 'job_twice' }])
})

test('a field of a job is found in its column', () => {
  const find = lettersOf({ jobs: [head], operations: [] })
  expect(find('pay.floorFen')).toBe(at('保底（元/月）'))
  expect(find('pay.scheme')).toBe(at('工资怎么算'))
  expect(find('hours.perDay')).toBe(at('每天几小时'))
  expect(find('pay.operations.0.name')).toBeNull()
  expect([0, 25, 26, 701, 702].map(letter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})
