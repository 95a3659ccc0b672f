import { browser } from '$app/env'
import { loadLiveKit } from '#lib/live/media.ts'
import type { PageLoad } from './$types'

/**
 * Most come for the picture and the jobs. What stands behind the other tabs is fetched when one is opened, and is there
 * before the page comes to life when it was opened by its address.
 */
export const load: PageLoad = async ({ data, url }) => {
  const isRunning = data.session.state === 'live' || data.session.state === 'interrupted'
  // On its way while the page comes to life: a quick tap waits for nothing else. Should it fail, the tap asks again.
  if (browser && isRunning && document.visibilityState === 'visible') loadLiveKit().catch(() => undefined)
  const isOver = data.session.state === 'ended' || data.session.state === 'sealed'
  const tab = url.searchParams.get('tab')
  return {
    ...data,
    QuestionsPanel: tab === 'questions' ? (await import('#lib/questions/QuestionsPanel.svelte')).default : null,
    AfterShow: isOver ? (await import('#lib/sessions/AfterShow.svelte')).default : null,
    BeforeShow: data.session.state === 'scheduled' ? (await import('#lib/sessions/BeforeShow.svelte')).default : null,
    SessionAbout: tab === 'about' ? (await import('#lib/sessions/SessionAbout.svelte')).default : null,
  }
}
