import { getContext, setContext } from 'svelte'

export type Locale = 'zh-CN' | 'en'

const key = Symbol('locale')

/** Tells every figure and time below which language to speak. Called once, by the root layout. */
export function provideLocale(locale: Locale): void {
  setContext(key, locale)
}

/** The language of the page; Chinese where nobody said. */
export function currentLocale(): Locale {
  return getContext<Locale | undefined>(key) ?? 'zh-CN'
}
