import type { Locale } from '../problem/locale.ts'
import { tradeNames } from './trades.ts'

type Words = Record<Locale, string>

export type ColumnKey =
  | 'title'
  | 'trade'
  | 'description'
  | 'conditions'
  | 'place'
  | 'headcount'
  | 'validUntil'
  | 'scheme'
  | 'base'
  | 'floor'
  | 'pieceRate'
  | 'piecesPerHour'
  | 'least'
  | 'most'
  | 'payDay'
  | 'operations'
  | 'employment'
  | 'perDay'
  | 'daysPerWeek'
  | 'overtimePerMonth'
  | 'overtimePieceMultiplier'
  | 'shift'
  | 'contractMonths'
  | 'probationMonths'
  | 'probationPayPercent'
  | 'insurance'
  | 'benefits'
  | 'ageReason'
  | 'job'
  | 'operation'
  | 'price'
  | 'speed'
  | 'source'

/** A column of the workbook that jobs are imported from. */
export interface Column {
  key: ColumnKey
  words: Words
  kind: 'text' | 'figure' | 'day' | 'choice' | 'list'
  /** What one unit in the sheet is in what we keep: 100 fen to a yuan. */
  parts: number
  required: boolean
  /** Words a cell may hold, by what they mean. */
  choices?: Record<string, Words>
  /** What the example row of the template holds. */
  example?: Partial<Words> | number
  width: number
}

const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en })

const schemes = {
  monthly: words('月薪', 'Monthly'),
  daily: words('日薪', 'Daily'),
  hourly: words('时薪', 'Hourly'),
  piece: words('计件', 'Piece'),
  piece_with_floor: words('计件有保底', 'Piece with floor'),
  piece_plus_base: words('底薪加计件', 'Base plus piece'),
  base_plus_commission: words('底薪加提成', 'Base plus commission'),
}
const insurances = {
  pension: words('养老', 'Pension'),
  medical: words('医疗', 'Medical'),
  injury: words('工伤', 'Injury'),
  unemployment: words('失业', 'Unemployment'),
  maternity: words('生育', 'Maternity'),
}
const benefits = {
  dormitory: words('包住', 'Dormitory'),
  couples_room: words('夫妻房', 'Couples room'),
  meals: words('包吃', 'Meals'),
  school_run: words('接娃班', 'School run'),
  full_attendance: words('全勤奖', 'Full attendance'),
  seniority: words('工龄奖', 'Seniority'),
  novices_welcome: words('新手可学', 'Novices welcome'),
  shuttle: words('班车', 'Shuttle'),
}
/** What a piece price may rest on. */
export const priceSources = {
  time_study: words('工时测定', 'Time study'),
  posted: words('车间公示工价', 'Price list on the wall'),
  agreement: words('工资协商', 'Wage agreement'),
  last_order: words('上一单实发', 'Paid on the last order'),
  estimate: words('预估', 'Estimate'),
}

const column = (
  key: ColumnKey,
  zh: string,
  en: string,
  kind: Column['kind'],
  rest: Partial<Omit<Column, 'key' | 'words' | 'kind'>> = {},
): Column => ({ key, words: words(zh, en), kind, parts: 1, required: false, width: 14, ...rest })
const must = { required: true }

/** The sheet of jobs, one a row. Amounts are in yuan, as people write them. */
export const columns: readonly Column[] = [
  column('title', '岗位名称', 'Title', 'text', {
    ...must,
    example: words('平车工（校服）', 'Machinist, uniforms'),
    width: 20,
  }),
  column('trade', '工种', 'Trade', 'choice', { ...must, choices: tradeNames, example: tradeNames.flat_seamer }),
  column('headcount', '招几个人', 'People', 'figure', { ...must, example: 10, width: 10 }),
  column('place', '上班地点', 'Place', 'text', {
    ...must,
    example: words('渠县轻纺园 3 号楼', 'Building 3'),
    width: 24,
  }),
  column('description', '做什么', 'Work', 'text', {
    ...must,
    example: words('做校服，用平车缝制，坐着做', 'Sewing school uniforms, sitting'),
    width: 40,
  }),
  column('conditions', '要求', 'Conditions', 'text', {
    ...must,
    example: words('会操作平车；新手有师傅带', 'Can use a flat-bed machine'),
    width: 30,
  }),
  column('validUntil', '招到哪天', 'Valid until', 'day', { ...must }),
  column('scheme', '工资怎么算', 'Pay scheme', 'choice', {
    ...must,
    choices: schemes,
    example: schemes.piece_with_floor,
    width: 16,
  }),
  column('base', '工资或底薪（元）', 'Pay or base (yuan)', 'figure', { parts: 100, width: 18 }),
  column('floor', '保底（元/月）', 'Floor (yuan a month)', 'figure', { parts: 100, example: 2600, width: 18 }),
  column('pieceRate', '一件多少钱（元）', 'Piece price (yuan)', 'figure', { parts: 1000, width: 18 }),
  column('piecesPerHour', '一小时几件', 'Pieces an hour', 'figure', {}),
  column('least', '一个月最少（元）', 'Advertised least (yuan)', 'figure', { parts: 100, example: 3600, width: 18 }),
  column('most', '一个月最多（元）', 'Advertised most (yuan)', 'figure', { parts: 100, example: 4700, width: 18 }),
  column('payDay', '几号发工资', 'Pay day', 'figure', { ...must, example: 15 }),
  column('employment', '全职或兼职', 'Employment', 'choice', {
    choices: { full_time: words('全职', 'Full time'), part_time: words('兼职', 'Part time') },
    example: words('全职', 'Full time'),
  }),
  column('perDay', '每天几小时', 'Hours a day', 'figure', { ...must, example: 8 }),
  column('daysPerWeek', '一周几天', 'Days a week', 'figure', { ...must, example: 6 }),
  column('overtimePerMonth', '每月加班（小时）', 'Overtime a month (h)', 'figure', { example: 34, width: 18 }),
  column('overtimePieceMultiplier', '计件加班倍数', 'Overtime piece rate', 'figure', { example: 1.5 }),
  column('shift', '班次', 'Shift', 'text', {
    example: words('8:00–12:00，13:30–17:30', '8:00–12:00, 13:30–17:30'),
    width: 26,
  }),
  column('contractMonths', '合同几个月', 'Contract months', 'figure', {
    choices: { '': words('无固定期限', 'Open-ended') },
    example: 24,
  }),
  column('probationMonths', '试用几个月', 'Probation months', 'figure', { example: 1 }),
  column('probationPayPercent', '试用期工资（%）', 'Probation pay (%)', 'figure', { example: 100, width: 16 }),
  column('insurance', '社保', 'Insurance', 'list', {
    choices: insurances,
    example: words('养老、医疗、工伤、失业、生育', 'Pension, Medical, Injury, Unemployment, Maternity'),
    width: 30,
  }),
  column('benefits', '待遇', 'Benefits', 'list', {
    choices: benefits,
    example: words('包住、包吃', 'Dormitory, Meals'),
    width: 24,
  }),
  column('ageReason', '限年龄的理由', 'Reason for an age limit', 'text', { width: 18 }),
]

/** The sheet of piece prices, one operation a row. */
export const operationColumns: readonly Column[] = [
  column('job', '岗位名称', 'Title', 'text', {
    ...must,
    example: words('平车工（校服）', 'Machinist, uniforms'),
    width: 20,
  }),
  column('operation', '工序', 'Operation', 'text', { ...must, example: words('上领', 'Collar'), width: 16 }),
  column('price', '单价（元）', 'Price (yuan)', 'figure', { ...must, parts: 1000, example: 0.42 }),
  column('speed', '一小时几件', 'Pieces an hour', 'figure', { ...must, example: 52 }),
  column('source', '工价依据', 'Source', 'choice', {
    ...must,
    choices: priceSources,
    example: priceSources.posted,
    width: 16,
  }),
]

export const sheetNames = {
  jobs: words('岗位', 'Jobs'),
  operations: words('工序', 'Operations'),
  notes: words('说明', 'Notes'),
} as const
