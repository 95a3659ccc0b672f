import {
  type Apply,
  consentTextVersion,
  type MyApplicationView,
  type SeekerProfile,
} from '@zhibo/core/applications/schema'
import type { JobCard } from '@zhibo/core/jobs/schema'
import { apply } from '../applications/apply.ts'
import type { Bench } from '../db/testing.ts'
import { aPerson, type SignedIn } from './identity.ts'
import { type APublishedJob, aPublishedJob } from './jobs.ts'

export const aProfile: SeekerProfile = {
  name: '小陈',
  town: '三汇镇',
  trade: 'flat_seamer',
  years: 3,
  availableFrom: 'week',
  over16: true,
}

/** The sheet for some jobs, with consent to each of their employers; `given` changes what a test is about. */
export const aSheet = (cards: readonly JobCard[], given: Partial<Apply> = {}): Apply => ({
  jobs: cards.map((card) => ({ jobId: card.id, revisionId: card.revisionId })),
  profile: aProfile,
  consent: {
    agreed: true,
    employerIds: [...new Set(cards.map((card) => card.employerId))],
    textVersion: consentTextVersion,
  },
  sessionId: null,
  ...given,
})

export interface AnApplication extends APublishedJob {
  seeker: SignedIn
  application: MyApplicationView
}

/** Somebody's application for a published job; a new job and a new person unless given. */
export async function anApplication(
  bench: Bench,
  given: { job?: APublishedJob; seeker?: SignedIn } = {},
): Promise<AnApplication> {
  const job = given.job ?? (await aPublishedJob(bench))
  const seeker = given.seeker ?? (await aPerson(bench))
  const { applications } = await apply(seeker.ctx, aSheet([job.card]))
  return { ...job, seeker, application: applications[0]! }
}
