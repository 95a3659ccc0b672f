import { type JobContent, Pay, type Trade } from '@zhibo/core/jobs/schema'
import { dayShift, hoursOf, schoolRunShift, type Shift, shopShift } from '@zhibo/core/jobs/shifts'

/** A job in one line; `employer` is a place in the list of employers, money in yuan, piece prices in thousandths. */
export interface DemoJob {
  employer: number
  trade: Trade
  title: string
  headcount: number
  pay:
    | { scheme: 'monthly'; base: number; max: number }
    | { scheme: 'piece'; operations: DemoOperation[]; min: number; max: number }
    | { scheme: 'piece_with_floor'; operations: DemoOperation[]; floor: number; min: number; max: number }
    | { scheme: 'base_plus_commission'; base: number; max: number }
  benefits?: JobContent['benefits']
  shift?: Shift
  /** What the last intake was really paid, in yuan, and how many of them say so. */
  lastIntake?: [median: number, answers: number]
}

/** An operation, its price in thousandths of a yuan and the pieces an hour. */
type DemoOperation = [name: string, price: number, perHour: number]

const piece = (min: number, max: number, ...operations: DemoOperation[]) =>
  ({ scheme: 'piece', operations, min, max }) as const
const floor = (least: number, min: number, max: number, ...operations: DemoOperation[]) =>
  ({ scheme: 'piece_with_floor', operations, floor: least, min, max }) as const
const monthly = (base: number, max: number) => ({ scheme: 'monthly', base, max }) as const

/** Across the trades, at what a garment town usually pays. */
export const demoJobs: readonly DemoJob[] = [
  {
    employer: 0,
    trade: 'flat_seamer',
    title: '平车工（校服）',
    headcount: 20,
    pay: floor(2600, 3600, 4700, ['上袖', 350, 60], ['合肩缝', 180, 120], ['上领', 420, 52]),
    lastIntake: [4180, 9],
  },
  {
    employer: 0,
    trade: 'whole_garment',
    title: '整件车工（校服裤）',
    headcount: 12,
    pay: piece(4700, 6200, ['校服裤', 5500, 5], ['校服短裤', 4000, 7]),
  },
  { employer: 0, trade: 'quality', title: '尾检质检员', headcount: 4, pay: monthly(3500, 4200) },
  { employer: 0, trade: 'line_leader', title: '车间组长', headcount: 2, pay: monthly(5200, 6800) },
  {
    employer: 1,
    trade: 'whole_garment',
    title: '整件车工（羽绒服）',
    headcount: 15,
    pay: piece(5500, 7200, ['羽绒服', 32000, 1], ['羽绒马甲', 16500, 2]),
    lastIntake: [6020, 7],
  },
  { employer: 1, trade: 'ironing', title: '大烫工', headcount: 6, pay: monthly(4200, 5600) },
  { employer: 1, trade: 'cutting', title: '裁床工', headcount: 3, pay: monthly(4800, 6300) },
  { employer: 1, trade: 'mechanic', title: '缝纫机修', headcount: 2, pay: monthly(6000, 7800) },
  {
    employer: 2,
    trade: 'overlock',
    title: '四线包缝工',
    headcount: 10,
    pay: piece(3800, 5000, ['四线包缝', 260, 85], ['五线包缝', 300, 75]),
  },
  {
    employer: 2,
    trade: 'whole_garment',
    title: '整件车工（T 恤）',
    headcount: 10,
    pay: piece(4900, 6500, ['T恤', 3200, 9], ['POLO 衫', 4900, 6]),
    lastIntake: [5150, 12],
  },
  { employer: 2, trade: 'finishing', title: '后整包装', headcount: 8, pay: monthly(2800, 3300), shift: schoolRunShift },
  { employer: 2, trade: 'apprentice', title: '缝纫学徒（带薪）', headcount: 10, pay: monthly(2600, 3300) },
  {
    employer: 3,
    trade: 'flat_seamer',
    title: '平车工（衬衫领袖）',
    headcount: 12,
    pay: piece(3900, 5200, ['上领', 420, 55], ['做袖衩', 310, 75], ['上克夫', 390, 60]),
  },
  {
    employer: 3,
    trade: 'whole_garment',
    title: '整件车工（衬衫）',
    headcount: 6,
    pay: piece(4300, 5800, ['长袖衬衫', 8500, 3], ['短袖衬衫', 6500, 4]),
  },
  { employer: 3, trade: 'pattern', title: '打版放码师', headcount: 1, pay: monthly(7500, 9500) },
  { employer: 3, trade: 'merchandiser', title: '跟单员', headcount: 2, pay: monthly(4000, 5300) },
  {
    employer: 4,
    trade: 'flat_seamer',
    title: '平车工（童装）',
    headcount: 15,
    pay: floor(2500, 3500, 4200, ['拼缝', 300, 68], ['上松紧', 230, 90]),
    shift: schoolRunShift,
  },
  {
    employer: 4,
    trade: 'overlock',
    title: '锁眼钉扣工',
    headcount: 4,
    pay: piece(3700, 4900, ['锁眼', 180, 120], ['钉扣', 200, 110]),
  },
  {
    employer: 4,
    trade: 'e_commerce',
    title: '电商主播（童装）',
    headcount: 3,
    pay: { scheme: 'base_plus_commission', base: 3500, max: 5800 },
  },
  {
    employer: 5,
    trade: 'flat_seamer',
    title: '平车工（牛仔）',
    headcount: 18,
    pay: piece(4000, 5300, ['上拉链', 650, 36], ['装腰', 480, 50]),
  },
  {
    employer: 5,
    trade: 'finishing',
    title: '剪线包装工',
    headcount: 10,
    pay: monthly(2700, 3200),
    shift: schoolRunShift,
  },
  { employer: 5, trade: 'warehouse', title: '仓管兼叉车', headcount: 2, pay: monthly(3400, 4400) },
  { employer: 5, trade: 'sample_maker', title: '样衣工', headcount: 2, pay: monthly(5800, 7600) },
  {
    employer: 6,
    trade: 'overlock',
    title: '绷缝工（内衣）',
    headcount: 10,
    pay: piece(3600, 4700, ['绷下摆', 220, 95], ['绷袖口', 190, 112]),
  },
  { employer: 6, trade: 'quality', title: '巡检质检员', headcount: 2, pay: monthly(3200, 4000) },
  {
    employer: 7,
    trade: 'flat_seamer',
    title: '平车工（床品）',
    headcount: 14,
    pay: floor(2600, 3800, 5000, ['被套四边', 480, 46], ['枕套', 210, 106]),
    lastIntake: [4320, 3],
  },
  {
    employer: 7,
    trade: 'e_commerce',
    title: '电商客服',
    headcount: 4,
    pay: monthly(3300, 4500),
    shift: shopShift,
  },
  { employer: 7, trade: 'warehouse', title: '布料仓管', headcount: 2, pay: monthly(3200, 4000) },
  { employer: 8, trade: 'finishing', title: '后整剪线（代招）', headcount: 20, pay: monthly(2600, 3300) },
  { employer: 8, trade: 'ironing', title: '中烫工（代招）', headcount: 5, pay: monthly(3800, 5000) },
]

/** Waiting for a reviewer. */
export const waitingJobs: readonly DemoJob[] = [
  { employer: 0, trade: 'ironing', title: '大烫工（校服）', headcount: 4, pay: monthly(3900, 5100) },
  { employer: 2, trade: 'mechanic', title: '针织机修', headcount: 1, pay: monthly(5600, 7300) },
  { employer: 5, trade: 'line_leader', title: '牛仔车间组长', headcount: 1, pay: monthly(5000, 6500) },
]

const yuan = 100

/** The whole text of a job: what a revision holds. `validUntil` is a day. */
export function contentOf(job: DemoJob, place: string, validUntil: string): JobContent {
  const pieces = job.pay.scheme === 'piece' || job.pay.scheme === 'piece_with_floor'
  const shift = job.shift ?? dayShift
  return {
    title: job.title,
    trade: job.trade,
    description: `${job.title}，在车间跟班作业，有师傅带。${pieces ? '每道工序的工价张贴在车间，每天可以查自己的件数。' : '工资按月打卡发放，有工资条。'}`,
    place,
    headcount: job.headcount,
    conditions:
      job.trade === 'apprentice'
        ? '已满16周岁，没有经验也可以，带薪学习'
        : '会操作本岗位设备，认真细致；新手可以从学徒做起',
    validUntil,
    employment: 'full_time',
    contractMonths: 24,
    probationMonths: 1,
    probationPayPercent: 100,
    pay: payOf(job, intakeMonth(validUntil)),
    hours: { ...hoursOf(shift), overtimePieceMultiplier: pieces ? 1.5 : null },
    shift: shift.words,
    insurance: ['pension', 'medical', 'injury', 'unemployment', 'maternity'],
    benefits: job.benefits ?? [
      'dormitory',
      'meals',
      ...(shift === schoolRunShift ? (['school_run'] as const) : []),
      ...(job.headcount >= 10 ? (['couples_room', 'novices_welcome'] as const) : (['seniority'] as const)),
    ],
    exceptions: [],
    ageReason: null,
  }
}

/** The month before the job was handed in, half a year before its last day. */
const intakeMonth = (validUntil: string) =>
  new Date(Date.parse(validUntil) - 190 * 86_400_000).toISOString().slice(0, 7)

function payOf({ pay, lastIntake: stated }: DemoJob, month: string): JobContent['pay'] {
  const lastIntake = stated ? { medianFen: stated[0] * yuan, answers: stated[1], month } : null
  if (pay.scheme === 'monthly' || pay.scheme === 'base_plus_commission')
    return Pay.parse({
      scheme: pay.scheme,
      baseFen: pay.base * yuan,
      advertisedMinFen: pay.base * yuan,
      advertisedMaxFen: pay.max * yuan,
      payDay: 15,
    })
  return Pay.parse({
    scheme: pay.scheme,
    operations: pay.operations.map(([name, priceMilliyuan, piecesPerHour]) => ({
      name,
      priceMilliyuan,
      piecesPerHour,
      source: 'posted',
    })),
    floorFen: pay.scheme === 'piece_with_floor' ? pay.floor * yuan : 0,
    advertisedMinFen: pay.min * yuan,
    advertisedMaxFen: pay.max * yuan,
    payDay: 15,
    lastIntake,
  })
}
