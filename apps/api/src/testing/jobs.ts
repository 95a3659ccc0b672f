import type { JobCard, JobContent, JobView } from '@zhibo/core/jobs/schema'
import type { Bench } from '../db/testing.ts'
import { cardsOf } from '../jobs/cards.ts'
import { createJob } from '../jobs/create.ts'
import { jobFile } from '../jobs/read.ts'
import { submitJob } from '../jobs/submit.ts'
import { type AnApprovedEmployer, anApprovedEmployer, decided } from './employers.ts'
import type { SignedIn } from './identity.ts'

/** A complete, lawful job; `given` changes what a test is about. */
export const aJobContent = (given: Partial<JobContent> = {}): JobContent => ({
  title: '平车工',
  trade: 'flat_seamer',
  description: '做校服，流水线，工序单价上墙。',
  place: '渠县轻纺园 3 号楼',
  headcount: 5,
  conditions: '会平车，生手带教两周。',
  validUntil: '2027-03-31',
  employment: 'full_time',
  contractMonths: 12,
  probationMonths: 1,
  probationPayPercent: 100,
  pay: {
    scheme: 'piece_with_floor',
    baseFen: 0,
    floorFen: 260_000,
    pieceRateMilliyuan: 350,
    piecesPerHour: 60,
    advertisedMinFen: 350_000,
    advertisedMaxFen: 470_000,
    payDay: 15,
    operations: [],
    lastIntake: null,
  },
  hours: { perDay: 8, daysPerWeek: 5, overtimePerMonth: 20, overtimePieceMultiplier: 1.5 },
  shift: '8:00–12:00，13:30–17:30',
  insurance: ['pension', 'medical', 'injury', 'unemployment', 'maternity'],
  benefits: ['dormitory', 'meals'],
  exceptions: [],
  ageReason: null,
  ...given,
})

/** A job that waits for the reviewers, of somebody who may hand it in. */
export async function aSubmittedJob(
  owner: SignedIn,
  employerId: string,
  given: Partial<JobContent> = {},
): Promise<JobView> {
  const draft = await createJob(owner.ctx, { employerId, draft: aJobContent(given) })
  return submitJob(owner.ctx, draft.id, { expectedVersion: draft.version })
}

export interface APublishedJob extends AnApprovedEmployer {
  job: JobView
  /** What seekers see; its `revisionId` is what they apply for. */
  card: JobCard
}

/** A job anyone may apply for, of an employer in force: a new one unless one is given. */
export async function aPublishedJob(
  bench: Bench,
  { by, ...given }: Partial<JobContent> & { by?: AnApprovedEmployer } = {},
): Promise<APublishedJob> {
  const employer = by ?? (await anApprovedEmployer(bench))
  const submitted = await aSubmittedJob(employer.owner, employer.employer.id, given)
  await decided(employer.reviewer.ctx, submitted.openCaseId!)
  const card = (await cardsOf(bench.system, [submitted.id])).get(submitted.id)!
  return { ...employer, job: await jobFile(employer.owner.ctx, submitted.id), card }
}
