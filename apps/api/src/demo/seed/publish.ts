import { shanghaiDay } from '@zhibo/core/day'
import type { Tx } from '../../context.ts'
import { cardsOf } from '../../jobs/cards.ts'
import { createJob } from '../../jobs/create.ts'
import { jobFile } from '../../jobs/read.ts'
import { confirmJob } from '../../jobs/step.ts'
import { submitJob } from '../../jobs/submit.ts'
import { demoEmployers } from './employers.ts'
import { contentOf, type DemoJob, demoJobs, waitingJobs } from './jobs.ts'
import { review } from './review.ts'
import { at, type Cast, day, hour, minute } from './stage.ts'

/** Hands the jobs in and has them reviewed; a few still wait, since this morning. */
export async function publishJobs(tx: Tx, cast: Cast): Promise<Cast['jobs']> {
  const begin = cast.now.getTime() - 97 * day
  const ids: string[] = []
  for (const [nth, job] of demoJobs.entries()) {
    const since = begin + nth * 15 * minute
    const id = await handIn(tx, cast, job, since)
    await review(at(tx, since + 26 * hour, cast.reviewer), 'job', id)
    // Said to stand some days ago; of two nobody has been heard for longer, and they are asked.
    const { employer } = job
    const heard = at(
      tx,
      cast.now.getTime() - (nth % 13 === 7 ? 15 : 1 + (nth % 11)) * day,
      cast.employers[employer]!.owner,
    )
    await confirmJob(heard, id, { expectedVersion: (await jobFile(heard, id)).version })
    ids.push(id)
  }
  for (const [nth, job] of waitingJobs.entries())
    await handIn(tx, cast, job, cast.now.getTime() - (5 - nth) * hour + 7 * minute)
  const cards = await cardsOf(tx, ids)
  return ids.map((id, nth) => ({ employer: demoJobs[nth]!.employer, card: cards.get(id)! }))
}

async function handIn(tx: Tx, cast: Cast, job: DemoJob, since: number): Promise<string> {
  const employer = cast.employers[job.employer]!
  const validUntil = shanghaiDay(new Date(cast.now.getTime() + 75 * day))
  const draft = contentOf(job, demoEmployers[job.employer]!.place, validUntil)
  const by = at(tx, since, employer.owner)
  const { id, version } = await createJob(by, { employerId: employer.id, draft })
  await submitJob(by, id, { expectedVersion: version })
  return id
}
