import type { ApplicationAction } from '@zhibo/core/applications/lifecycle'
import type { JobCard } from '@zhibo/core/jobs/schema'
import type { Tx } from '../context.ts'
import { tellOwners } from '../employers/tell-owners.ts'
import type { OpenJob } from '../jobs/open-for-application.ts'
import { enqueue } from '../notify/enqueue.ts'
import type { Application } from './queries.ts'

/** Tells the owners of each employer that somebody applied. */
export async function tellEmployers(tx: Tx, jobs: readonly OpenJob[]): Promise<void> {
  for (const { card } of jobs) await tellOwners(tx, card.employerId, 'application_received', { job: card.title })
}

/** What a seeker is told about each answer. Being looked at is none. */
const answers: Partial<Record<ApplicationAction, (reason: string) => string>> = {
  contact: () => '企业会打电话联系您',
  invite: () => '请您到厂面谈',
  arrive: () => '已登记到岗',
  sign: () => '已录用，劳动合同请自己留一份',
  refuse: (reason) => `这次没有录用，原因：${reason}`,
  unreachable: (reason) => `企业没有联系上您：${reason}`,
}

/** Tells the seeker what the employer answered. */
export async function tellSeeker(
  tx: Tx,
  application: Application,
  job: JobCard,
  action: ApplicationAction,
  reason: string,
): Promise<void> {
  const answer = answers[action]?.(reason)
  if (answer === undefined) return
  await enqueue(tx, {
    to: { personId: application.seeker_id },
    template: 'application_answered',
    values: { employer: job.employerName, job: job.title, answer },
  })
}
