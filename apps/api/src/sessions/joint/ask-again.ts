import { transition } from '@zhibo/core/lifecycle'
import { partnerLifecycle } from '@zhibo/core/sessions/partners'
import type { Tx } from '../../context.ts'
import type { Session } from '../queries.ts'
import { forget } from './part.ts'
import { listPartners, type Partner, updatePartner } from './queries.ts'

/**
 * A show is about to go to other hours: a yes to Wednesday is none to Friday, so whoever did not say no is asked anew, and
 * what it brought is free. To be called before the hours change, which a yes that stands does not let them. Returns whom
 * it was, as they stood.
 */
export async function askAgain(tx: Tx, session: Session): Promise<Partner[]> {
  const again: Partner[] = []
  for (const partner of await listPartners(tx, session.id)) {
    const outcome = transition(partnerLifecycle, partner.state, 'ask_again', ['planner'])
    if ('refused' in outcome) continue
    await updatePartner(tx, partner, { state: outcome.to, yes_from: null, yes_until: null })
    if (partner.state === 'accepted') await forget(tx, session, partner.station_id)
    again.push(partner)
  }
  return again
}
