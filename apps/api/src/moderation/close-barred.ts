import type { Ctx } from '../context.ts'
import { closeCallsOf, whoIsOnCalls } from '../guests/close-calls.ts'
import { listBanned } from './queries.ts'

/** A ban ends every call as it is given; what was cut short, or asked in that very moment, is ended here. */
export async function closeBarred(ctx: Ctx): Promise<void> {
  for (const personId of await listBanned(ctx, await whoIsOnCalls(ctx))) await closeCallsOf(ctx, personId)
}
