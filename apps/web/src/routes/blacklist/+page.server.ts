import { BlacklistState, EndEntry, SignEntry } from '@zhibo/core/blacklist/schema'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const atOnce = 50

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const state = BlacklistState.catch('proposed').parse(searchParams.get('state'))
  const cursor = searchParams.get('cursor') ?? undefined
  const query = { state, limit: String(atOnce), ...(cursor ? { cursor } : {}) }
  const entries = await loadFrom(ok(apiOf(event).blacklist.index.$get({ query })))
  const more = entries.length === atOnce ? (entries.at(-1)?.id ?? null) : null
  return { state, entries, more, proposed: searchParams.has('proposed') }
}

export const actions: Actions = {
  sign: (event) =>
    act(event, async ({ id = '', expectedVersion }) => {
      const json = SignEntry.parse({ expectedVersion: Number(expectedVersion) })
      await ok(entry(event).signatures.$post({ param: { id }, json }))
      return { done: 'signed' as const }
    }),
  decline: (event) =>
    act(event, async (typed) => {
      await ok(entry(event).refusals.$post({ param: { id: typed.id ?? '' }, json: ended(typed) }))
      return { done: 'declined' as const }
    }),
  lift: (event) =>
    act(event, async (typed) => {
      await ok(entry(event).lifts.$post({ param: { id: typed.id ?? '' }, json: ended(typed) }))
      return { done: 'lifted' as const }
    }),
}

const entry = (event: RequestEvent) => apiOf(event).blacklist[':id']

const ended = ({ expectedVersion, reason }: Typed) =>
  EndEntry.parse({ expectedVersion: Number(expectedVersion), reason })

async function act<T>(event: RequestEvent, work: (typed: Typed) => Promise<T>) {
  const typed = typedOf(await event.request.formData())
  try {
    return await work(typed)
  } catch (error) {
    return formProblem(event, error, typed)
  }
}
