import { MeView } from '@zhibo/core/identity/schema'
import type { RequestEvent } from '@sveltejs/kit'

/** Who is signed in; null for a visitor. A visitor without a session cookie costs no call. */
export async function whoIs({ cookies, fetch }: Pick<RequestEvent, 'cookies' | 'fetch'>): Promise<MeView | null> {
  if (!cookies.get('zhibo_session')) return null
  const answer = await fetch('/api/me')
  return answer.ok ? MeView.parse(await answer.json()) : null
}
