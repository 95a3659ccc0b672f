/** When people work, in words, and how many hours of that day are work. */
export interface Shift {
  words: string
  perDay: number
}

export const dayShift: Shift = { words: '8:00–12:00，13:30–17:30', perDay: 8 }

/** 接娃班: begins once the children are at school and ends before they come out, with half an hour for lunch. */
export const schoolRunShift: Shift = { words: '8:30–16:30（接娃班，午休半小时）', perDay: 7.5 }

export const shopShift: Shift = { words: '9:00–12:00，13:30–18:30', perDay: 8 }

const daysPerWeek = 6
const weeksPerMonth = 4.345

/** Six days of a shift: what goes beyond 40 hours a week is overtime, in whole hours a month (劳动法 36, 41). */
export const hoursOf = ({ perDay }: Shift) => ({
  perDay,
  daysPerWeek,
  overtimePerMonth: Math.floor((perDay * daysPerWeek - 40) * weeksPerMonth),
})
