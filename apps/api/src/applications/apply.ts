import { type Apply, consentTextVersion, type MyApplicationView, SeekerProfile } from '@zhibo/core/applications/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { workingDaysFromNow } from '../calendar/work-calendar.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { hasPhone } from '../identity/people.ts'
import { openJobsForApplication, type OpenJob } from '../jobs/open-for-application.ts'
import { AppError } from '../problem.ts'
import { creditedTo } from './credited.ts'
import { tellEmployers } from './messages.ts'
import { myViews } from './mine.ts'
import { type Application, insertApplications, keepProfile, listStanding } from './queries.ts'
import { sealProfile } from './sealed.ts'
import { toMyView } from './views.ts'

/** Working days in which an employer owes an answer; then the seeker is told and the staff get the case. */
const answerWorkingDays = 3
const consentPurpose = 'job_application'
const consentFields = [...Object.keys(SeekerProfile.shape), 'phone']

export interface Applied {
  /** In the order of the jobs asked for. */
  applications: MyApplicationView[]
  /** False when every job had been applied for before: a repeat on a bad network finds what is there. */
  fresh: boolean
}

/**
 * Applies for one or several jobs with one sheet: a consent for each recipient (PIPL 23), an application for each job
 * revision the seeker saw. Refuses the whole sheet when one job is full, gone or changed since, so that nobody believes
 * to have applied where they have not.
 */
export async function apply(ctx: Ctx, input: Apply): Promise<Applied> {
  const { personId } = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    if (!(await hasPhone(tx, personId))) throw new AppError('forbidden')
    await keepProfile(tx, personId, sealProfile(tx.vault, input.profile, 'seeker.profile'))
    const jobIds = input.jobs.map(({ jobId }) => jobId)
    const standing = await listStanding(tx, personId, jobIds)
    const fresh = input.jobs.filter(({ jobId }) => !standing.some((application) => application.job_id === jobId))
    const open = fresh.length === 0 ? [] : await openJobsForApplication(tx, fresh)
    const made = open.length === 0 ? [] : await submit(tx, personId, input, open)
    const views = [...(await myViews(tx, standing)), ...viewsOf(made, open)]
    const byJob = new Map(views.map((view) => [view.job.id, view]))
    const applications = jobIds.flatMap((jobId) => byJob.get(jobId) ?? [])
    for (const application of made) await record(tx, application)
    return { applications, fresh: made.length > 0 }
  })
}

function viewsOf(made: readonly Application[], open: readonly OpenJob[]): MyApplicationView[] {
  const cards = new Map(open.map(({ card }) => [card.id, card]))
  return made.map((application) => toMyView(application, cards.get(application.job_id)!))
}

async function submit(tx: Tx, seekerId: string, input: Apply, jobs: OpenJob[]): Promise<Application[]> {
  requireConsent(input.consent, jobs)
  const sheet = {
    seekerId,
    profileCipher: sealProfile(tx.vault, input.profile, 'application.profile'),
    purpose: consentPurpose,
    textVersion: input.consent.textVersion,
    fields: consentFields,
    answerDueAt: await workingDaysFromNow(tx, answerWorkingDays),
  }
  const credited = await creditedTo(
    tx,
    input.sessionId,
    jobs.map(({ card }) => card.id),
  )
  const made = await insertApplications(
    tx,
    sheet,
    jobs.map(({ card: { id, revisionId, employerId }, stationId }) => ({
      jobId: id,
      revisionId,
      employerId,
      stationId,
      sessionId: credited.includes(id) ? input.sessionId : null,
    })),
  )
  await tellEmployers(tx, jobs)
  return made
}

/** Each recipient was named on the sheet, and the sheet was the one in force. */
function requireConsent({ employerIds, textVersion }: Apply['consent'], jobs: OpenJob[]): void {
  const unnamed = jobs.map(({ card }) => card.employerId).filter((employerId) => !employerIds.includes(employerId))
  if (unnamed.length === 0 && textVersion === consentTextVersion) return
  throw new AppError('consent_missing', {
    details: { employerIds: unnamed, textVersion: consentTextVersion },
  })
}

const record = (tx: Tx, { id, job_id, job_revision_id, employer_id, station_id, consent_id }: Application) =>
  recordAudit(
    tx,
    'application.submitted',
    { kind: 'application', id },
    {
      stationId: station_id,
      detail: { job: job_id, revision: job_revision_id, employer: employer_id, consent: consent_id },
    },
  )
