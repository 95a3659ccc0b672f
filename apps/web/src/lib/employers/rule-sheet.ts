import type { ManagementRules, Shifts } from '@zhibo/core/employers/rules'
import { money } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'
import { insuranceWord } from './labels.ts'

/** A line of the sheet as a worker reads it. */
export interface SheetLine {
  title: string
  text: string
}
export interface SheetGroup {
  title: string
  lines: SheetLine[]
}

/** The reviewed rules in plain words, on one page. What was never said is left out, but for what the law asks to be said. */
export function sheetOf(rules: ManagementRules): SheetGroup[] {
  return [
    { title: m.employers_group_time(), lines: timeOf(rules) },
    { title: m.employers_group_pay(), lines: payOf(rules) },
    { title: m.employers_group_living(), lines: livingOf(rules) },
    { title: m.employers_group_going(), lines: goingOf(rules) },
    { title: m.employers_group_people(), lines: peopleOf(rules) },
  ]
    .map(({ title, lines }) => ({ title, lines: lines.filter(({ text }) => text !== '') }))
    .filter(({ lines }) => lines.length > 0)
}

const shiftWords: Record<Shifts, () => string> = {
  day: m.employers_rule_shifts_day,
  two: m.employers_rule_shifts_two,
  three: m.employers_rule_shifts_three,
  agreed: m.employers_rule_shifts_agreed,
}
export const shiftWord = (shifts: Shifts): string => shiftWords[shifts]()

const line = (title: string, ...said: (string | null)[]): SheetLine => ({
  title,
  text: said.filter(Boolean).join(m.employers_comma()),
})

function timeOf(rules: ManagementRules): SheetLine[] {
  const { hoursPerDay, shifts, nightWork, overtimeHoursPerMonth } = rules
  return [
    line(
      m.employers_rule_hours(),
      rules.hours,
      hoursPerDay === null ? null : m.employers_rule_per_day({ hours: hoursPerDay }),
      shifts && shiftWord(shifts),
    ),
    line(
      m.employers_rule_night(),
      nightWork === null ? null : nightWork ? m.employers_rule_night_some() : m.employers_rule_night_none(),
      rules.nightAllowance,
    ),
    line(m.employers_rule_rest(), m.employers_rule_rest_days({ days: rules.restDaysPerMonth })),
    line(
      m.employers_rule_overtime(),
      rules.overtime,
      ratesOf(rules),
      overtimeHoursPerMonth === null ? null : m.employers_rule_overtime_most({ hours: overtimeHoursPerMonth }),
    ),
  ]
}

function ratesOf({
  overtimeWeekdayPercent: weekday,
  overtimeRestDayPercent: rest,
  overtimeHolidayPercent: holiday,
}: ManagementRules): string | null {
  if (weekday === null || rest === null || holiday === null) return null
  return m.employers_rule_rates({ weekday: weekday / 100, rest: rest / 100, holiday: holiday / 100 })
}

function payOf(rules: ManagementRules): SheetLine[] {
  const { damagePercent: damage } = rules
  return [
    line(
      m.employers_rule_pay_day(),
      m.jobs_pay_day({ day: rules.payDay }),
      rules.payByBank ? m.employers_rule_by_bank() : m.employers_rule_in_cash(),
    ),
    line(m.employers_rule_piece_dispute(), rules.pieceDispute),
    line(
      m.employers_rule_fines(),
      rules.fines || m.employers_rule_no_fines(),
      rules.finesBasis && m.employers_rule_fine_basis({ basis: rules.finesBasis }),
    ),
    line(
      m.employers_rule_damage(),
      damage === null
        ? null
        : damage === 0
          ? m.employers_rule_damage_none()
          : m.employers_rule_damage_most({ percent: damage }),
    ),
    line(
      m.employers_rule_insurance(),
      rules.insurance.map(insuranceWord).join(m.employers_listing()) || m.employers_rule_insurance_none(),
    ),
  ]
}

function livingOf({ boardAndLodging, boardFen, lodgingFen, dormitory }: ManagementRules): SheetLine[] {
  return [
    line(
      m.employers_rule_board(),
      boardAndLodging,
      costOf(boardFen, m.employers_rule_board_free, m.employers_rule_board_cost),
      costOf(lodgingFen, m.employers_rule_lodging_free, m.employers_rule_lodging_cost),
    ),
    line(m.employers_rule_dormitory(), dormitory),
  ]
}

function costOf(fen: number | null, free: () => string, cost: (of: { amount: string }) => string): string | null {
  if (fen === null) return null
  return fen === 0 ? free() : cost({ amount: money(fen) })
}

function goingOf(rules: ManagementRules): SheetLine[] {
  const { probationNoticeDays: notice } = rules
  return [
    line(m.employers_rule_leave(), rules.leave),
    line(m.employers_rule_probation(), rules.probation),
    line(
      m.employers_rule_resignation(),
      m.employers_rule_resignation_days({ days: rules.resignationNoticeDays }),
      notice === null ? null : m.employers_rule_probation_notice({ days: notice }),
    ),
  ]
}

function peopleOf({ minors, minorsProtection, womensProtection }: ManagementRules): SheetLine[] {
  return [
    line(m.employers_rule_minors(), minors === 'none' ? m.employers_rule_minors_none() : minorsProtection),
    line(m.employers_rule_women(), womensProtection),
  ]
}
