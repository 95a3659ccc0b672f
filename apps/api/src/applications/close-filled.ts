import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { cardsOfRevisions } from '../jobs/cards.ts'
import { enqueue } from '../notify/enqueue.ts'
import { found } from '../problem.ts'
import { advance } from './advance.ts'
import { stateAfter } from './guard.ts'
import { lockOfFilledJobs } from './queries.ts'

/**
 * Ends the applications for a job that was filled, and says so, so that nobody waits for an answer or travels to a full
 * workshop; as actor `system`. Whoever has arrived stays. Returns how many; call again while it is not 0.
 */
export async function closeFilled(ctx: Ctx): Promise<number> {
  return withTx(ctx, async (tx) => {
    const waiting = await lockOfFilledJobs(tx, 100)
    const cards = await cardsOfRevisions(
      tx,
      waiting.map((application) => application.job_revision_id),
    )
    for (const application of waiting) {
      const to = stateAfter(application, 'close_full', ['system'])
      await advance(tx, application, { action: 'close_full', to })
      const { employerName: employer, title: job } = found(cards.get(application.job_revision_id))
      await enqueue(tx, {
        to: { personId: application.seeker_id },
        template: 'application_job_full',
        values: { employer, job },
      })
    }
    for (const { id, station_id: stationId, state } of waiting)
      await recordAudit(
        tx,
        'application.close_full',
        { kind: 'application', id },
        { stationId, detail: { from: state } },
      )
    return waiting.length
  })
}
