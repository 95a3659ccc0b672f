import { mayAt } from '@zhibo/core/identity/policy'
import type { MeView } from '@zhibo/core/identity/schema'
import type { FindingMarkView } from '@zhibo/core/reviews/finding-marks'
import type { ReinspectionView } from '@zhibo/core/reviews/reinspections'

type Me = Pick<MeView, 'roles'>

/** What somebody may do with a second look now, or for whom it waits; nothing once it is over. */
export type LookStep = 'answer' | 'settle' | 'not_mine' | 'for_a_reviewer' | 'settled_by_others' | 'for_a_lead'

export function lookStep({ roles }: Me, look: ReinspectionView): LookStep | null {
  switch (look.state) {
    case 'open':
      if (look.notByMe) return 'not_mine'
      return mayAt(roles, 'review.decide', look.stationId) ? 'answer' : 'for_a_reviewer'
    case 'differs':
      if (!mayAt(roles, 'review.suspend', look.stationId)) return 'for_a_lead'
      return look.settledByOthers ? 'settled_by_others' : 'settle'
    default:
      return null
  }
}

/** The same of a finding that was marked as wrong. */
type MarkStep = 'settle' | 'settled_by_others' | 'for_a_lead'

export function markStep({ roles }: Me, mark: FindingMarkView): MarkStep | null {
  if (mark.state !== 'open') return null
  if (!mayAt(roles, 'policy.edit', mark.stationId)) return 'for_a_lead'
  return mark.settledByOthers ? 'settled_by_others' : 'settle'
}
