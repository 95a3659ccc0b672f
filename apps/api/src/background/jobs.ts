import { randomUUID } from 'node:crypto'
import { sealInBackground, sealing } from '../audit/seal.ts'
import type { Ctx } from '../context.ts'
import { endTerms } from '../blacklist/end-terms.ts'
import { announceExpiry } from '../employers/announce-expiry.ts'
import { expireApprovals } from '../employers/expire.ts'
import { forgetStale } from '../identity/forget-stale.ts'
import { closeFilled } from '../applications/close-filled.ts'
import { tellOverdue } from '../applications/tell-overdue.ts'
import { askMoved } from '../invitations/ask-moved.ts'
import { askToConfirm } from '../jobs/ask-to-confirm.ts'
import { expireJobs } from '../jobs/expire.ts'
import { readingLicences } from '../licences/read-queued.ts'
import type { LiveFeed } from '../live/feed.ts'
import { sampleViewers } from '../live/viewers.ts'
import { reconcile } from '../media/reconcile.ts'
import { deliverOutbox } from '../notify/deliver.ts'
import type { Notifier } from '../notify/notifier.ts'
import { recordingJobs } from '../recordings/jobs.ts'
import type { Recorder } from '../recordings/recorder.ts'
import { closeBarred } from '../moderation/close-barred.ts'
import { forgetReminders, sendReminders } from '../reminders/send.ts'
import { expireClaims } from '../reviews/expire-claims.ts'
import { handOnQuestions } from '../questions/hand-on.ts'
import { forgetOutdated, weighInForce } from '../reviews/weigh-in-force.ts'
import { weighWaiting } from '../reviews/weigh-waiting.ts'
import { endForgotten } from '../sessions/end-forgotten.ts'
import { takeLapsedOffAir } from '../sessions/on-air.ts'
import { takeUnentitledOffAir } from '../sessions/person-off-air.ts'
import { tellLapses } from '../sessions/lapses/tell.ts'
import { tellCalledOff } from '../sessions/tell-called-off.ts'
import { sinkHands } from '../walls/lower.ts'
import type { Job } from './worker.ts'

/** This process among several. */
const node = randomUUID()

const second = 1_000
const minute = 60 * second

/** Everything that happens by itself. */
export const backgroundJobs = (notifier: Notifier, feed: LiveFeed, recorder?: Recorder): Job[] => [
  { name: 'reconcile media', everyMs: 10 * second, run: reconcile },
  { name: 'sample viewers', shared: true, everyMs: 10 * second, run: (ctx) => sampleViewers(ctx, feed, node) },
  { name: 'lapsed off air', everyMs: 10 * second, run: takeLapsedOffAir },
  { name: 'unentitled off air', everyMs: 10 * second, run: takeUnentitledOffAir },
  { name: 'end calls of the banned', everyMs: 10 * second, run: closeBarred },
  { name: 'end forgotten shows', everyMs: minute, run: endForgotten },
  { name: 'sink hands', everyMs: 15 * second, run: untilDone(sinkHands) },
  { name: 'expire claims', everyMs: 15 * second, run: untilDone(expireClaims) },
  { name: 'weigh what waits', everyMs: minute, run: untilDone(weighWaiting) },
  { name: 'weigh what is in force', everyMs: minute, run: untilDone(weighInForce) },
  { name: 'forget what is mended', everyMs: minute, run: forgetOutdated },
  { name: 'expire approvals', everyMs: minute, run: untilDone(expireApprovals) },
  { name: 'announce expiries', everyMs: minute, run: untilDone(announceExpiry) },
  { name: 'end blacklist terms', everyMs: minute, run: untilDone(endTerms) },
  { name: 'tell what lapses before a show', everyMs: 10 * minute, run: tellLapses },
  { name: 'expire jobs', everyMs: minute, run: untilDone(expireJobs) },
  { name: 'ask whether jobs stand', everyMs: minute, run: untilDone(askToConfirm) },
  { name: 'hand questions on', everyMs: minute, run: untilDone(handOnQuestions) },
  { name: 'tell of overdue answers', everyMs: minute, run: untilDone(tellOverdue) },
  { name: 'close applications of filled jobs', everyMs: minute, run: untilDone(closeFilled) },
  { name: 'remind of shows', everyMs: minute, run: untilDone(sendReminders) },
  { name: 'tell of shows called off', everyMs: minute, run: untilDone(tellCalledOff) },
  { name: 'ask presenters of moved shows', everyMs: minute, run: untilDone(askMoved) },
  { name: 'deliver messages', everyMs: second, run: (ctx) => deliverOutbox(ctx, notifier) },
  { name: sealing, everyMs: minute, run: sealInBackground },
  { name: 'read licences', shared: true, everyMs: second, run: readingLicences() },
  ...recordingJobs(recorder),
  { name: 'forget who asked to be reminded', everyMs: 60 * minute, run: forgetReminders },
  { name: 'forget what is stale', everyMs: 60 * minute, run: forgetStale },
]

/** Sweeps go in batches: again until there is nothing left. */
function untilDone(sweep: (ctx: Ctx) => Promise<number>) {
  return async (ctx: Ctx): Promise<void> => {
    while ((await sweep(ctx)) > 0);
  }
}
