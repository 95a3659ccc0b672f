import type { ReviewState } from '@zhibo/core/reviews/schema'
import type { Tone } from '@zhibo/ui/tone'

const tones: Record<ReviewState, Tone> = {
  submitted: 'waiting',
  claimed: 'waiting',
  approved: 'verified',
  returned: 'plain',
  rejected: 'danger',
  suspended: 'danger',
  appealed: 'waiting',
  upheld: 'danger',
  overturned: 'verified',
  awaiting_signature: 'waiting',
}
export const reviewTone = (state: ReviewState): Tone => tones[state]
