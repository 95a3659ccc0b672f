import type { HandleClientError } from '@sveltejs/kit/hooks'
import { defineCustomClientStrategy } from '#lib/paraglide/runtime.js'

// The page says which language it was made in; the browser asks nobody else. Another language is another page.
defineCustomClientStrategy('custom-visitor', {
  getLocale: () => document.documentElement.lang,
  setLocale: () => undefined,
})

export const handleError: HandleClientError = ({ kind, error }) => {
  if (kind === 'unknown') console.error(error)
  return {}
}
