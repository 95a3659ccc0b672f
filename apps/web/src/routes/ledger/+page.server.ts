import { monthOf } from '#lib/ledger/month.ts'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { readable } = await event.parent()
  const month = monthOf(new Date())
  const ledgers = await loadFrom(
    Promise.all(readable.map(({ id }) => ok(api.ledger[':id'].ledger[':month'].$get({ param: { id, month } })))),
  )
  return { month, ledgers }
}
