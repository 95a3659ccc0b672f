import { CalendarYear, SetCalendarDay } from '@zhibo/core/calendar/schema'
import { shanghaiDay } from '@zhibo/core/day'
import { mayAt } from '@zhibo/core/identity/policy'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { typedOf } from '#lib/forms/typed.ts'
import { monthsOf } from '#lib/reviews/months.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  const today = shanghaiDay(new Date())
  const asked = CalendarYear.safeParse(event.url.searchParams.get('year') ?? today.slice(0, 4))
  const year = asked.data ?? Number(today.slice(0, 4))
  const { published, days } = await loadFrom(ok(apiOf(event).calendar[':year'].$get({ param: { year: String(year) } })))
  const picked = z.iso.date().safeParse(event.url.searchParams.get('day')).data
  return {
    year,
    today,
    published,
    days,
    months: monthsOf(year, new Map(days.map(({ day, kind }) => [day, kind]))),
    picked: picked?.startsWith(`${year}-`) ? picked : null,
    mayEdit: mayAt(me?.roles ?? [], 'policy.edit', null),
  }
}

export const actions: Actions = {
  set: async (event) => {
    const { day = '', ...words } = typedOf(await event.request.formData())
    const typed = { day, ...words }
    const parsed = SetCalendarDay.safeParse(words)
    if (!parsed.success) return formProblem(event, parsed.error, typed)
    return change(event, day, typed, () =>
      ok(apiOf(event).calendar.days[':day'].$put({ param: { day }, json: parsed.data })),
    )
  },
  clear: async (event) => {
    const { day = '' } = typedOf(await event.request.formData())
    return change(event, day, { day }, () => ok(apiOf(event).calendar.days[':day'].$delete({ param: { day } })))
  },
}

async function change(event: RequestEvent, day: string, typed: Record<string, string>, send: () => Promise<unknown>) {
  try {
    await send()
  } catch (problem) {
    return formProblem(event, problem, typed)
  }
  redirect(303, `/reviews/calendar?year=${day.slice(0, 4)}`)
}
