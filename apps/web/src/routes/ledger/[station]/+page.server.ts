import { LedgerMonth } from '@zhibo/core/ledger/schema'
import { error } from '@sveltejs/kit'
import { monthOf } from '#lib/ledger/month.ts'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { readable } = await event.parent()
  const { station: named } = event.params
  const station = readable.find(({ id, slug }) => id === named || slug === named)
  if (!station) error(404)
  const thisMonth = monthOf(new Date())
  const month = LedgerMonth.safeParse(event.url.searchParams.get('month')).data ?? thisMonth
  const param = { id: station.id, month }
  return {
    station,
    month,
    thisMonth,
    ledger: await loadFrom(ok(apiOf(event).ledger[':id'].ledger[':month'].$get({ param }))),
  }
}
