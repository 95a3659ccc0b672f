import { stationsWhere } from '@zhibo/core/identity/policy'
import { error, redirect } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** Everything under /host is for those who may plan sessions somewhere. At which station exactly, the API says. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me, stations } = await parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`)
  const planned = stationsWhere(me.roles, 'session.plan')
  if (planned.length === 0) error(403, { message: '', code: 'forbidden' })
  return {
    me,
    myStations: planned === 'all' ? stations : stations.filter((station) => planned.includes(station.id)),
    desk: true,
  }
}
