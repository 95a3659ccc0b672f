import { stationsWhere } from '@zhibo/core/identity/policy'
import { error, redirect } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** The ledger is for staff, each with the stations they may read. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me, stations } = await parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`)
  const readable = stationsWhere(me.roles, 'ledger.read')
  if (readable !== 'all' && readable.length === 0) error(403)
  return {
    me,
    desk: true,
    readable: readable === 'all' ? stations : stations.filter((station) => readable.includes(station.id)),
  }
}
