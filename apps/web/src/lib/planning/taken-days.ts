import { calendarDate, type Locale } from '@zhibo/ui/format'

/** The days on which somebody else has the studio, when that is why a series was refused. */
export function takenDays(problem: App.FormProblem | undefined, locale: Locale): string | null {
  const days = problem?.code === 'studio_taken' ? problem.details?.days : undefined
  if (!Array.isArray(days)) return null
  return days.map((day) => calendarDate(String(day), locale)).join(locale === 'en' ? ', ' : '、')
}
