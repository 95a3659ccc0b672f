import type { SessionView } from '@zhibo/core/sessions/schema'
import type { PersonActor } from '../../actor.ts'
import type { Ctx } from '../../context.ts'

export function askAround(_ctx: Ctx, _session: SessionView, _host: PersonActor): Promise<void> {
  return Promise.resolve()
}
