import { mostFilters, type SavedFilterView, type SaveFilter } from '@zhibo/core/reviews/schema'
import { requirePerson } from '../actor.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { readableStations } from './duty.ts'
import { listFilters, removeFilter, type SavedFilter, saveFilter } from './queue-queries.ts'

/** My filters of the queue, in the order I kept them. */
export async function myFilters(ctx: Ctx): Promise<SavedFilterView[]> {
  readableStations(ctx.actor)
  return (await listFilters(ctx, requirePerson(ctx.actor).personId)).map(toView)
}

/** Keeps a filter under a name; one of the same name gives way. Nothing but a convenience of one's own: not in the trail. */
export async function keepFilter(ctx: Ctx, { name, filter }: SaveFilter): Promise<SavedFilterView> {
  readableStations(ctx.actor)
  const { personId } = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const kept = await listFilters(tx, personId)
    if (kept.length >= mostFilters && kept.every((each) => each.name !== name)) throw new AppError('filters_full')
    return toView(await saveFilter(tx, { person_id: personId, name, filter: JSON.stringify(filter) }))
  })
}

export async function forgetFilter(ctx: Ctx, id: string): Promise<void> {
  if (!(await removeFilter(ctx, requirePerson(ctx.actor).personId, id))) throw new AppError('not_found')
}

const toView = ({ id, name, filter }: SavedFilter): SavedFilterView => ({ id, name, filter })
