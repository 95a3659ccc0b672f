import type { ManagementRules } from '@zhibo/core/employers/rules'

export type RuleName = keyof ManagementRules

/** Every line of the sheet and how it is typed. A `count` must be given; `answer` is yes, no or not yet said; `tick` is yes or no. */
export const ruleFields = {
  hours: 'text',
  hoursPerDay: 'figure',
  shifts: 'choice',
  nightWork: 'answer',
  nightAllowance: 'text',
  restDaysPerMonth: 'count',
  overtime: 'text',
  overtimeHoursPerMonth: 'figure',
  overtimeWeekdayPercent: 'figure',
  overtimeRestDayPercent: 'figure',
  overtimeHolidayPercent: 'figure',
  payDay: 'count',
  payByBank: 'tick',
  pieceDispute: 'text',
  fines: 'text',
  finesBasis: 'text',
  damagePercent: 'figure',
  damageKeepsMinimum: 'tick',
  boardAndLodging: 'text',
  boardFen: 'fen',
  lodgingFen: 'fen',
  dormitory: 'text',
  leave: 'text',
  insurance: 'list',
  probation: 'text',
  probationMonths: 'figure',
  probationPayPercent: 'figure',
  resignationNoticeDays: 'count',
  probationNoticeDays: 'figure',
  minors: 'choice',
  minorsProtection: 'text',
  womensProtection: 'text',
} as const satisfies Record<RuleName, 'text' | 'count' | 'figure' | 'choice' | 'answer' | 'tick' | 'fen' | 'list'>
