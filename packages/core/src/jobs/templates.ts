import { byOperations } from './operations.ts'
import type { JobDraft, Operation } from './schema.ts'
import { dayShift, hoursOf, schoolRunShift, type Shift, shopShift } from './shifts.ts'
import type { Trade } from './trades.ts'

/** What a trade usually does and pays in a garment town; money in yuan, piece prices in thousandths of one. */
interface Usual {
  title: string
  description: string
  conditions: string
  pay:
    | { scheme: 'monthly' | 'base_plus_commission'; base: number; most: number }
    | { scheme: 'piece' | 'piece_with_floor'; floor?: number; least: number; most: number; operations: Operation[] }
  shift?: Shift
  benefits?: JobDraft['benefits']
}

const operation = (name: string, priceMilliyuan: number, piecesPerHour: number): Operation => ({
  name,
  priceMilliyuan,
  piecesPerHour,
  source: 'posted',
})
const floored = (floor: number, least: number, most: number, operations: Operation[]) =>
  ({ scheme: 'piece_with_floor', floor, least, most, operations }) as const
const byPiece = (least: number, most: number, operations: Operation[]) =>
  ({ scheme: 'piece', least, most, operations }) as const
const monthly = (base: number, most: number) => ({ scheme: 'monthly', base, most }) as const

const usual: Record<Exclude<Trade, 'other'>, Usual> = {
  flat_seamer: {
    title: '平车工',
    description: '做校服、工装，用平车缝制，坐着做。每道工序的工价贴在车间，每天可以查自己的件数。',
    conditions: '会操作平车；新手有师傅带',
    pay: floored(2600, 3600, 4700, [
      operation('合肩缝', 180, 120),
      operation('上袖', 350, 60),
      operation('上领', 420, 52),
      operation('上拉链', 650, 34),
    ]),
  },
  whole_garment: {
    title: '整件车工',
    description: '一个人做完整件衣服，从拼缝到上领。不同款式工价不同，开单前贴在车间。',
    conditions: '能独立做整件，看得懂工艺单',
    pay: byPiece(4400, 5700, [operation('T恤', 3200, 9), operation('校服裤', 5500, 5), operation('衬衫', 8500, 3)]),
  },
  overlock: {
    title: '包缝、锁眼钉扣工',
    description: '用包缝机、锁眼机、钉扣机做配套工序，坐着做。工价贴在车间。',
    conditions: '会其中一种机器就可以，其他的有师傅教',
    pay: floored(2600, 3700, 4800, [
      operation('四线包缝', 260, 85),
      operation('锁眼', 180, 120),
      operation('钉扣', 200, 110),
    ]),
  },
  cutting: {
    title: '裁床工',
    description: '拉布、划样、电剪裁片、分包打号，站着做。',
    conditions: '会用电剪，做事细致；会自动裁床更好',
    pay: monthly(4500, 5800),
  },
  quality: {
    title: '质检员',
    description: '按工艺单检查半成品和成品，登记问题，跟车间反馈。',
    conditions: '懂服装工艺，认真细致',
    pay: monthly(3200, 4100),
  },
  ironing: {
    title: '大烫工',
    description: '成衣整烫定型，站着做，车间有降温设备。',
    conditions: '会用蒸汽熨斗和烫台；新手有师傅带',
    pay: monthly(3800, 4900),
  },
  finishing: {
    title: '后整包装工',
    description: '剪线头、折叠、挂牌、装袋、装箱，坐站结合。',
    conditions: '手脚利索，没有经验也可以',
    pay: monthly(2600, 3000),
    shift: schoolRunShift,
    benefits: ['meals', 'school_run', 'novices_welcome'],
  },
  mechanic: {
    title: '缝纫机修',
    description: '保养和修理平车、包缝、锁眼等设备，换款时调试机器。',
    conditions: '有缝纫设备维修经验，持有相应的电工证更好',
    pay: monthly(5500, 7100),
  },
  pattern: {
    title: '打版放码师',
    description: '按样衣和尺寸表打版、放码、排料，跟进试样修改。',
    conditions: '会用服装制版软件，能独立出版',
    pay: monthly(6000, 7700),
  },
  merchandiser: {
    title: '跟单员',
    description: '跟进订单的面辅料、样衣、生产进度和出货。',
    conditions: '会用表格软件，沟通清楚，懂服装工艺更好',
    pay: monthly(3800, 4900),
  },
  sample_maker: {
    title: '样衣工',
    description: '按版单独做样衣，和打版师一起改工艺。',
    conditions: '能独立做整件，会多种缝纫设备',
    pay: monthly(5500, 7100),
  },
  line_leader: {
    title: '车间组长',
    description: '安排一条线的工序和人手，教新人，盯质量和进度。',
    conditions: '会大部分工序，带过人',
    pay: monthly(5000, 6400),
  },
  warehouse: {
    title: '仓管员',
    description: '面辅料和成品的收发、清点、登记；用叉车的要持证上岗。',
    conditions: '会用表格软件；开叉车的要有特种设备作业人员证',
    pay: monthly(3200, 4100),
  },
  apprentice: {
    title: '缝纫学徒',
    description: '跟师傅学平车和包缝，学习期间照发工资，不收任何费用。',
    conditions: '已满16周岁，没有经验也可以',
    pay: monthly(2600, 3300),
    benefits: ['dormitory', 'meals', 'novices_welcome'],
  },
  e_commerce: {
    title: '电商主播、客服',
    description: '介绍本厂服装，答复买家问题，整理样品。',
    conditions: '普通话清楚，会打字；没有经验也可以学',
    pay: { scheme: 'base_plus_commission', base: 3500, most: 6000 },
    shift: shopShift,
  },
}

/** Trades with a template: all that have a usual pay. */
export const tradesWithTemplate = Object.keys(usual) as (keyof typeof usual)[]

const yuan = 100

/** A lawful job of a trade to begin from: everything but the place, the number of people and the last day. */
export function jobTemplate(trade: keyof typeof usual): JobDraft {
  const { title, description, conditions, pay, shift = dayShift, benefits } = usual[trade]
  const byPieces = 'operations' in pay
  return {
    title,
    trade,
    description,
    conditions,
    employment: 'full_time',
    contractMonths: 24,
    probationMonths: 1,
    probationPayPercent: 100,
    pay: byPieces
      ? byOperations({
          scheme: pay.scheme,
          operations: pay.operations,
          advertisedMinFen: pay.least * yuan,
          advertisedMaxFen: pay.most * yuan,
          ...(pay.floor ? { floorFen: pay.floor * yuan } : {}),
        })
      : {
          scheme: pay.scheme,
          baseFen: pay.base * yuan,
          advertisedMinFen: pay.base * yuan,
          advertisedMaxFen: pay.most * yuan,
        },
    hours: { ...hoursOf(shift), ...(byPieces ? { overtimePieceMultiplier: 1.5 } : {}) },
    shift: shift.words,
    insurance: ['pension', 'medical', 'injury', 'unemployment', 'maternity'],
    benefits: benefits ?? ['dormitory', 'meals'],
  }
}
