import type { Locale } from '@zhibo/core/problem/locale'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** How this visitor wants to see the site; kept in cookies on the device, never with the person. */
export interface Preferences {
  locale: Locale
  theme: Theme
  care: boolean
}

/** The attributes of `<html>` that carry theme and care mode; `system` is the absence of a theme. */
export function rootAttributes({ theme, care }: Preferences): string {
  return `${theme === 'system' ? '' : ` data-theme="${theme}"`}${care ? ' data-care' : ''}`
}

export interface NavLink {
  href: string
  label: string
}
