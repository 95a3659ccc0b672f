import type { MeView } from '@zhibo/core/identity/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { maskPhone } from '../vault.ts'
import { reachOf } from './people.ts'
import { listMemberships } from './queries.ts'

/** Who is signed in, and what they may act as. */
export async function me(ctx: Ctx): Promise<MeView> {
  const actor = requirePerson(ctx.actor)
  const reach = await reachOf(ctx, actor.personId)
  return {
    personId: actor.personId,
    name: actor.name,
    phone: reach && maskPhone(reach.phone),
    roles: [...actor.grants],
    employers: await listMemberships(ctx, actor.personId),
    barredUntil: actor.barredUntil?.toISOString() ?? null,
  }
}
