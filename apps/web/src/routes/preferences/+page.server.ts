import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { locales } from '@zhibo/core/problem/locale'
import { ownPath } from '#lib/server/own-path.ts'
import { rememberPreference } from '#lib/server/preferences.ts'
import { themes } from '#lib/shell/preferences.ts'
import type { Actions, RequestEvent } from './$types'

const Choice = {
  locale: z.enum(locales),
  theme: z.enum(themes),
  care: z.enum(['0', '1']),
}

export const actions: Actions = {
  locale: (event) => remember(event, 'locale'),
  theme: (event) => remember(event, 'theme'),
  care: (event) => remember(event, 'care'),
}

async function remember({ request, cookies, url }: RequestEvent, name: keyof typeof Choice) {
  const form = await request.formData()
  const chosen = Choice[name].safeParse(form.get(name))
  if (chosen.success) rememberPreference(cookies, url, name, chosen.data)
  redirect(303, ownPath(form.get('back'), '/preferences'))
}
