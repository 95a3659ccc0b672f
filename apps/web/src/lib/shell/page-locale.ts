import type { Locale } from '@zhibo/ui/format'
import { getLocale } from '#lib/paraglide/runtime.js'

/**
 * The page's language, for words that are no messages. Paraglide knows it on the server alone: in a built page its messages
 * are chosen once, by the page itself (vite.config.ts).
 */
export function pageLocale(): Locale {
  if (import.meta.env.SSR) return getLocale()
  return document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
}
