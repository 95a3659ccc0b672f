import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { type Locale, locales, localeOf } from '@zhibo/core/problem/locale'
import { apiOf } from '#lib/server/api.ts'
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

async function remember(event: RequestEvent, name: keyof typeof Choice) {
  const { request, cookies, url } = event
  const form = await request.formData()
  const chosen = Choice[name].safeParse(form.get(name))
  if (chosen.success) rememberPreference(cookies, url, name, chosen.data)
  if (chosen.success && name === 'locale') await keepForMessages(event, localeOf(chosen.data))
  redirect(303, ownPath(form.get('back'), '/preferences'))
}

/** Whoever is signed in is written to in it too. A page goes by what its device remembers, also when this fails. */
async function keepForMessages(event: RequestEvent, language: Locale): Promise<void> {
  if (event.cookies.get('zhibo_session')) await apiOf(event).me.language.$put({ json: { language } })
}
