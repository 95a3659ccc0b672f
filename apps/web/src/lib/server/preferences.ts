import { locales, localeOf } from '@zhibo/core/problem/locale'
import { themes, type Preferences } from '#lib/shell/preferences.ts'
import type { Cookies } from '@sveltejs/kit'

export const preferenceCookies = { locale: 'zhibo_locale', theme: 'zhibo_theme', care: 'zhibo_care' } as const

/** What the visitor chose on this device; the language falls back to what the browser asks for. */
export function readPreferences(cookies: Cookies, acceptLanguage: string | null): Preferences {
  const locale = cookies.get(preferenceCookies.locale)
  const theme = cookies.get(preferenceCookies.theme)
  return {
    locale: locales.find((known) => known === locale) ?? localeOf(acceptLanguage),
    theme: themes.find((known) => known === theme) ?? 'system',
    care: cookies.get(preferenceCookies.care) === '1',
  }
}

/** Remembers one choice for a year. Set on the answer, so it holds from the next page on. */
export function rememberPreference(cookies: Cookies, url: URL, choice: keyof typeof preferenceCookies, value: string) {
  cookies.set(preferenceCookies[choice], value, {
    path: '/',
    maxAge: 365 * 24 * 3600,
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  })
}
