import type { Ctx } from '../context.ts'
import { expireApprovals } from '../employers/expire.ts'
import { forgetStale } from '../identity/forget-stale.ts'
import { expireJobs } from '../jobs/expire.ts'
import { reconcile } from '../media/reconcile.ts'
import { deliverOutbox } from '../notify/deliver.ts'
import type { Notifier } from '../notify/notifier.ts'
import { expireClaims } from '../reviews/expire-claims.ts'
import { takeLapsedOffAir } from '../sessions/on-air.ts'
import type { Job } from './worker.ts'

const second = 1_000
const minute = 60 * second

/** Everything that happens by itself. */
export const backgroundJobs = (notifier: Notifier): Job[] => [
  { name: 'reconcile media', everyMs: 10 * second, run: reconcile },
  { name: 'lapsed off air', everyMs: 10 * second, run: takeLapsedOffAir },
  { name: 'expire claims', everyMs: 15 * second, run: untilDone(expireClaims) },
  { name: 'expire approvals', everyMs: minute, run: untilDone(expireApprovals) },
  { name: 'expire jobs', everyMs: minute, run: untilDone(expireJobs) },
  { name: 'deliver messages', everyMs: second, run: (ctx) => deliverOutbox(ctx, notifier) },
  { name: 'forget what is stale', everyMs: 60 * minute, run: forgetStale },
]

/** Sweeps go in batches: again until there is nothing left. */
function untilDone(sweep: (ctx: Ctx) => Promise<number>) {
  return async (ctx: Ctx): Promise<void> => {
    while ((await sweep(ctx)) > 0);
  }
}
