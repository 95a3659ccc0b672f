import { browser } from '$app/env'
import { fetchRoomEarly } from '#lib/live/watcher.svelte.ts'
import type { PageLoad } from './$types'

/**
 * Most come for the picture and the jobs. What stands behind the other tabs is fetched when one is opened, and is there
 * before the page comes to life when it was opened by its address.
 */
export const load: PageLoad = async ({ data, url }) => {
  const isRunning = data.session.state === 'live' || data.session.state === 'interrupted'
  if (browser && isRunning && document.visibilityState === 'visible') fetchRoomEarly()
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
