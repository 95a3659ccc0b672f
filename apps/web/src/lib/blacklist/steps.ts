import { type BlacklistAction, blacklistLifecycle, type BlacklistRole } from '@zhibo/core/blacklist/lifecycle'
import type { BlacklistEntryView } from '@zhibo/core/blacklist/schema'
import { allowedActions } from '@zhibo/core/lifecycle'

/** What somebody with these permissions may do about an entry now, by the table that guards the API; or for whom it waits. */
export function stepsOn(
  entry: Pick<BlacklistEntryView, 'state' | 'proposedByMe' | 'aboutMe'>,
  { proposes, signs }: { proposes: boolean; signs: boolean },
): { actions: Set<BlacklistAction>; waits: 'own' | 'about_me' | 'for_a_lead' | null } {
  const roles: Partial<Record<BlacklistRole, boolean>> = {
    second: signs && !entry.proposedByMe && !entry.aboutMe,
    proposer: proposes && entry.proposedByMe,
    lead: signs && !entry.aboutMe,
  }
  const played = (Object.keys(roles) as BlacklistRole[]).filter((role) => roles[role])
  const actions = new Set(played.flatMap((role) => allowedActions(blacklistLifecycle, entry.state, role)))
  return { actions, waits: waitsFor() }

  function waitsFor() {
    const proposed = entry.state === 'proposed'
    if (proposed && entry.proposedByMe) return 'own'
    if ((proposed || (entry.state === 'in_force' && signs)) && entry.aboutMe) return 'about_me'
    return proposed && !actions.has('sign') ? 'for_a_lead' : null
  }
}
