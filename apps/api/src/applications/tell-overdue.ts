import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { cardsOfRevisions } from '../jobs/cards.ts'
import { enqueue } from '../notify/enqueue.ts'
import { found } from '../problem.ts'
import { lockOverdue, markOverdue } from './queries.ts'

/**
 * Tells the seeker once that an employer did not answer within three working days, and puts the application on the list
 * of the staff who follow such up; as actor `system`. Returns how many; call again while it is not 0.
 */
export async function tellOverdue(ctx: Ctx): Promise<number> {
  return withTx(ctx, async (tx) => {
    const overdue = await lockOverdue(tx, 100)
    await markOverdue(
      tx,
      overdue.map(({ id }) => id),
    )
    const cards = await cardsOfRevisions(
      tx,
      overdue.map((application) => application.job_revision_id),
    )
    for (const application of overdue) {
      const { employerName: employer, title: job } = found(cards.get(application.job_revision_id))
      await enqueue(tx, {
        to: { personId: application.seeker_id },
        template: 'application_unanswered',
        values: { employer, job },
      })
    }
    for (const { id, station_id: stationId } of overdue)
      await recordAudit(tx, 'application.overdue', { kind: 'application', id }, { stationId })
    return overdue.length
  })
}
