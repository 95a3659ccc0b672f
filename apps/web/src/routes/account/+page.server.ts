import { redirect } from '@sveltejs/kit'
import { apiOf, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  if (!me) redirect(303, '/sign-in?back=/account')
  return { me }
}

export const actions: Actions = {
  signOut: async (event) => {
    await ok(apiOf(event).auth.sessions.current.$delete())
    redirect(303, '/')
  },
}
