import { type Locale, saidNumber } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'

/** The time staff promise to answer in, in words: 两个工作日, one working day. */
export const answerTimeOf = (workingDays: number, locale: Locale): string =>
  m.employers_working_days({ count: workingDays, words: saidNumber(workingDays, locale) }, { locale })
