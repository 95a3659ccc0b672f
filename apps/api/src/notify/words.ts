import type { Locale } from '@zhibo/core/problem/locale'

/** Messages in both languages, by what each needs to know. */
export type Words<Values> = { [T in keyof Values]: Record<Locale, (values: Values[T]) => string> }
