// In three files, so that a page fetches those it writes with.
export { calendarDate, dayWords, moment, timeOfDay } from './days.ts'
export type { Locale } from './locale.ts'
export { money, moneyRange, piecePrice } from './money.ts'
export { ago, clock, duration, exactTime, hours, saidNumber } from './spans.ts'
