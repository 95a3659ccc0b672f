import { z } from 'zod'
import { line, optionalLine } from '../text.ts'

export const Insurance = z.enum(['pension', 'medical', 'injury', 'unemployment', 'maternity'])
export type Insurance = z.infer<typeof Insurance>

/** Who works when: days only, two or three shifts in turn, or hours agreed one by one. */
export const Shifts = z.enum(['day', 'two', 'three', 'agreed'])
export type Shifts = z.infer<typeof Shifts>

/** Workers of 16 and 17: none are taken on, or they are and are protected as the law asks. */
export const Minors = z.enum(['none', 'protected'])
export type Minors = z.infer<typeof Minors>

const money = z.int().min(0).max(10_000_00)
const percent = z.int().min(0).max(1000)

/**
 * 管理制度 as a sheet: what a worker lives by every day. Amounts are fen a month, rates percent of the ordinary price
 * (150 is one and a half times). Null and the empty text mean that nothing is said; sheets handed in before a line
 * existed say nothing about it.
 */
export const ManagementRules = z.strictObject({
  hours: line(200),
  hoursPerDay: z.number().min(1).max(24).nullable().default(null),
  shifts: Shifts.nullable().default(null),
  nightWork: z.boolean().nullable().default(null),
  nightAllowance: optionalLine(200),
  restDaysPerMonth: z.int().min(0).max(12),
  overtime: line(200),
  overtimeHoursPerMonth: z.int().min(0).max(300).nullable().default(null),
  overtimeWeekdayPercent: percent.nullable().default(null),
  overtimeRestDayPercent: percent.nullable().default(null),
  overtimeHolidayPercent: percent.nullable().default(null),
  payDay: z.int().min(1).max(31),
  payByBank: z.boolean(),
  pieceDispute: optionalLine(300),
  fines: optionalLine(200),
  /** The law or national regulation, with its article, that a fine is said to stand on. */
  finesBasis: optionalLine(200),
  /** The most of a month's pay that is kept back for damage; 0 is none. */
  damagePercent: z.int().min(0).max(100).nullable().default(null),
  /** What is left after that is never under the minimum wage. */
  damageKeepsMinimum: z.boolean().nullable().default(null),
  boardAndLodging: line(200),
  boardFen: money.nullable().default(null),
  lodgingFen: money.nullable().default(null),
  dormitory: optionalLine(200),
  leave: line(200),
  insurance: z.array(Insurance).max(5),
  probation: line(200),
  probationMonths: z.int().min(0).max(24).nullable().default(null),
  probationPayPercent: z.int().min(0).max(100).nullable().default(null),
  resignationNoticeDays: z.int().min(0).max(30),
  probationNoticeDays: z.int().min(0).max(30).nullable().default(null),
  minors: Minors.nullable().default(null),
  minorsProtection: optionalLine(300),
  womensProtection: optionalLine(300),
})
export type ManagementRules = z.infer<typeof ManagementRules>

const number = z.number().nullable()
const text = (max: number) => z.string().max(max)

/** A sheet being written: anything may still be missing or out of bounds, nothing wrong in kind. */
export const ManagementRulesDraft = z
  .strictObject({
    hours: text(200),
    hoursPerDay: number,
    shifts: Shifts.nullable(),
    nightWork: z.boolean().nullable(),
    nightAllowance: text(200),
    restDaysPerMonth: z.int().nullable(),
    overtime: text(200),
    overtimeHoursPerMonth: number,
    overtimeWeekdayPercent: number,
    overtimeRestDayPercent: number,
    overtimeHolidayPercent: number,
    payDay: z.int().nullable(),
    payByBank: z.boolean(),
    pieceDispute: text(300),
    fines: text(200),
    finesBasis: text(200),
    damagePercent: number,
    damageKeepsMinimum: z.boolean().nullable(),
    boardAndLodging: text(200),
    boardFen: number,
    lodgingFen: number,
    dormitory: text(200),
    leave: text(200),
    insurance: z.array(Insurance).max(5),
    probation: text(200),
    probationMonths: number,
    probationPayPercent: number,
    resignationNoticeDays: z.int().nullable(),
    probationNoticeDays: number,
    minors: Minors.nullable(),
    minorsProtection: text(300),
    womensProtection: text(300),
  })
  .partial()
export type ManagementRulesDraft = z.infer<typeof ManagementRulesDraft>

/** What a sheet says where it was handed in before a line existed. */
export const unsaidRules = {
  hoursPerDay: null,
  shifts: null,
  nightWork: null,
  nightAllowance: '',
  overtimeHoursPerMonth: null,
  overtimeWeekdayPercent: null,
  overtimeRestDayPercent: null,
  overtimeHolidayPercent: null,
  pieceDispute: '',
  finesBasis: '',
  damagePercent: null,
  damageKeepsMinimum: null,
  boardFen: null,
  lodgingFen: null,
  dormitory: '',
  probationMonths: null,
  probationPayPercent: null,
  probationNoticeDays: null,
  minors: null,
  minorsProtection: '',
  womensProtection: '',
} satisfies Partial<ManagementRules>
