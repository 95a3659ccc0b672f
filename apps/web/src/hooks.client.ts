import type { ClientInit, HandleClientError } from '@sveltejs/kit/hooks'

/** What browsers say of a request that had no answer: Chromium, Firefox, Safari. */
const unanswered = /failed to fetch|networkerror|load failed|network connection/i

export const handleError: HandleClientError = ({ kind, error }) => {
  if (error instanceof TypeError && unanswered.test(error.message)) return { code: 'cut_off' }
  if (kind === 'unknown') console.error(error)
  return {}
}

/** Built, a message is chosen by the page's language (vite.config.ts); while one develops, Paraglide has to be told it. */
export const init: ClientInit | undefined = import.meta.env.DEV
  ? async () => {
      const [{ overwriteGetLocale }, { pageLocale }] = await Promise.all([
        import('#lib/paraglide/runtime.js'),
        import('#lib/shell/page-locale.ts'),
      ])
      overwriteGetLocale(pageLocale)
    }
  : undefined
