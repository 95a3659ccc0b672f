import { error } from '@sveltejs/kit'
import { dev } from '$app/env'
import { DEMO } from '$app/env/private'
import type { PageServerLoad } from './$types'

/** Every component in its states, to look at. Not there for visitors. */
export const load: PageServerLoad = () => {
  if (!dev && DEMO !== '1') error(404, 'Not Found')
}
