import { mayAt } from '@zhibo/core/identity/policy'
import { phraseFinder } from '@zhibo/core/moderation/phrases'
import { AddPhrase } from '@zhibo/core/moderation/schema'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  const phrases = await loadFrom(ok(apiOf(event).moderation.phrases.$get()))
  const sentence = event.url.searchParams.get('try')?.slice(0, 1000) ?? null
  const find = phraseFinder(phrases.map(({ phrase }) => phrase))
  return {
    phrases,
    sentence,
    found: sentence === null ? [] : [...new Set(find(sentence).map(({ phrase }) => phrase))],
    mayEdit: mayAt(me.roles, 'phrase.edit', null),
  }
}

export const actions: Actions = {
  add: async (event) => {
    const typed = typedOf(await event.request.formData())
    try {
      await ok(apiOf(event).moderation.phrases.$post({ json: AddPhrase.parse({ phrase: typed.phrase }) }))
    } catch (error) {
      return formProblem(event, error, typed)
    }
    return { added: true }
  },
  drop: async (event) => {
    const { id = '' } = typedOf(await event.request.formData())
    try {
      await ok(apiOf(event).moderation.phrases[':id'].$delete({ param: { id } }))
    } catch (error) {
      return formProblem(event, error, { id })
    }
    return { dropped: true }
  },
}
