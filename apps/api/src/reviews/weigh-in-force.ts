import { type Ctx, type Tx, withTx } from '../context.ts'
import { measure, yardstickOf } from './measure.ts'
import { lockOutdated, lockUnmeasured, type ReviewCase, updateCase } from './queries.ts'
import { subjectOf } from './subjects.ts'

const atOnce = 50

/**
 * Holds what is in force against the rules and rates of now, each thing once after they changed. Returns how many cases
 * it went through; call again while it is not 0.
 */
export async function weighInForce(ctx: Ctx): Promise<number> {
  return withTx(ctx, async (tx) => {
    const yardstick = await yardstickOf(tx)
    const cases = await lockUnmeasured(tx, yardstick, atOnce)
    const inForce = await amongInForce(tx, cases)
    for (const reviewCase of cases) {
      if (inForce.has(reviewCase.revision_id)) await measure(tx, reviewCase)
      await updateCase(tx, reviewCase.id, { measured_by: yardstick.rules, measured_at: tx.clock() })
    }
    return cases.length
  })
}

/** What ended or was followed by a newer revision meanwhile needs no mending any more. */
export async function forgetOutdated(ctx: Ctx): Promise<void> {
  await withTx(ctx, async (tx) => {
    const cases = await lockOutdated(tx)
    const inForce = await amongInForce(tx, cases)
    for (const { id, revision_id } of cases) if (!inForce.has(revision_id)) await updateCase(tx, id, { mend_by: null })
  })
}

/** The revisions in force of some cases. */
async function amongInForce(tx: Tx, cases: readonly ReviewCase[]): Promise<Set<string>> {
  const bySubject = [...Map.groupBy(cases, ({ subject }) => subject).values()]
  const inForce = await Promise.all(
    bySubject.map((some) => {
      const revisionIds = some.map(({ revision_id }) => revision_id)
      return subjectOf(some[0]!).inForceAmong(tx, revisionIds)
    }),
  )
  return new Set(inForce.flat())
}
