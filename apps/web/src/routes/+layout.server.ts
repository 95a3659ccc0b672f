import { StationView } from '@zhibo/core/stations/schema'
import { z } from 'zod'
import { whoIs } from '#lib/server/me.ts'
import { navLinks } from '#lib/server/nav.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ cookies, depends, fetch, locals }) => {
  depends('app:shell')
  const [me, answer] = await Promise.all([whoIs({ cookies, fetch }), fetch('/api/stations')])
  return {
    me,
    nav: navLinks(me),
    stations: answer.ok ? z.array(StationView).parse(await answer.json()) : [],
    apiDown: answer.status === 503,
    preferences: locals.preferences,
  }
}
