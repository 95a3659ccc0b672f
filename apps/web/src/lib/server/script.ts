import type { Locale } from '@zhibo/core/problem/locale'

/** The built script is written once for each language (vite.config.ts); an English page begins from its own. */
export const withScriptOf = (locale: Locale, html: string): string =>
  locale === 'en' ? html.replaceAll('/_app/immutable/', '/_app/immutable/en/') : html
