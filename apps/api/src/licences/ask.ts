import type { LinkProof } from '@zhibo/core/files/schema'
import type { AskLicenceReading, LicenceReadingView } from '@zhibo/core/licences/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { maySee } from '../files/link.ts'
import { AppError, found } from '../problem.ts'
import { enqueue, enqueueAgain, findReading } from './queries.ts'
import { toView } from './views.ts'

/**
 * Asks for a licence to be read, by whoever may see the file. A file is read once: asking again tells how far it is, or
 * tries anew what took too long. A file one may not see is as good as unknown: `not_found`.
 */
export async function askReading(ctx: Ctx, { fileId, ...proof }: AskLicenceReading): Promise<LicenceReadingView> {
  const person = requirePerson(ctx.actor)
  await requireSight(ctx, fileId, proof)
  return withTx(ctx, async (tx) => {
    const now = tx.clock()
    const queued = (await enqueue(tx, fileId, person.personId, now)) || (await enqueueAgain(tx, fileId, now))
    const view = toView(tx.vault, found(await findReading(tx, fileId)))
    if (queued) await recordAudit(tx, 'licence.reading_asked', { kind: 'file', id: fileId })
    return view
  })
}

/** How far the reading of a file is, and what it found, for whoever may see the file. */
export async function readingOf(ctx: Ctx, fileId: string, proof: Partial<LinkProof>): Promise<LicenceReadingView> {
  requirePerson(ctx.actor)
  await requireSight(ctx, fileId, proof)
  return toView(ctx.vault, found(await findReading(ctx, fileId)))
}

async function requireSight(ctx: Ctx, fileId: string, proof: Partial<LinkProof>): Promise<void> {
  if (!(await maySee(ctx, fileId, proof))) throw new AppError('not_found')
}
