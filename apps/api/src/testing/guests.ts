import type { GuestCallView } from '@zhibo/core/guests/schema'
import type { Bench } from '../db/testing.ts'
import { actOnCall } from '../guests/act.ts'
import { askGuestCall } from '../guests/ask.ts'
import { aPerson, type SignedIn } from './identity.ts'
import type { APlannedSession } from './sessions.ts'

export interface AGuest {
  guest: SignedIn
  call: GuestCallView
}

type Standing = 'asked' | 'called' | 'testing' | 'on_air'

/** Somebody on a call in a running session, come as far as wanted. */
export async function aGuest(
  bench: Bench,
  { session, host }: Pick<APlannedSession, 'session' | 'host'>,
  as: Standing = 'asked',
  { withCamera = false, guest: given }: { withCamera?: boolean; guest?: SignedIn } = {},
): Promise<AGuest> {
  const guest = given ?? (await aPerson(bench))
  let call = await askGuestCall(guest.ctx, session.id, { topic: '加班费怎么算？', withCamera })
  if (as === 'asked') return { guest, call }
  call = await actOnCall(host.ctx, session.id, call.id, 'call')
  if (as === 'called') return { guest, call }
  call = await actOnCall(guest.ctx, session.id, call.id, 'test')
  if (as === 'testing') return { guest, call }
  return { guest, call: await actOnCall(host.ctx, session.id, call.id, 'on_air') }
}
