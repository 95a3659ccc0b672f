import { wordRule } from '@zhibo/core/reviews/words'
import { getLocale } from '#lib/paraglide/runtime.js'

/** What a rule looks for, in the reader's language. Used on the server. */
export const ruleName = (rule: string): string => wordRule(rule, getLocale())
