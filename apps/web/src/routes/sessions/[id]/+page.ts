import type { PageLoad } from './$types'

/**
 * Most come for the picture and the jobs. What stands behind the other tabs is fetched when one is opened, and is there
 * before the page comes to life when it was opened by its address.
 */
export const load: PageLoad = async ({ data, url }) => {
  const tab = url.searchParams.get('tab')
  return {
    ...data,
    QuestionsPanel: tab === 'questions' ? (await import('#lib/questions/QuestionsPanel.svelte')).default : null,
    SessionAbout: tab === 'about' ? (await import('#lib/sessions/SessionAbout.svelte')).default : null,
  }
}
