import type { HandleClientError } from '@sveltejs/kit/hooks'

/** What browsers say of a request that had no answer: Chromium, Firefox, Safari. */
const unanswered = /failed to fetch|networkerror|load failed|network connection/i

export const handleError: HandleClientError = ({ kind, error }) => {
  if (error instanceof TypeError && unanswered.test(error.message)) return { code: 'cut_off' }
  if (kind === 'unknown') console.error(error)
  return {}
}
