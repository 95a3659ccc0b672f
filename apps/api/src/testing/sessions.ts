import type { CreateSession } from '@zhibo/core/sessions/plan-schema'
import type { SessionView } from '@zhibo/core/sessions/schema'
import type { Bench } from '../db/testing.ts'
import { createSession } from '../sessions/create.ts'
import { putOnAir } from '../sessions/on-air.ts'
import { setRunOfShow } from '../sessions/set-run-of-show.ts'
import { startSession } from '../sessions/start.ts'
import { submitSession } from '../sessions/submit.ts'
import { viewSession } from '../sessions/view.ts'
import { decided } from './employers.ts'
import { aStaff, type SignedIn } from './identity.ts'
import { type APublishedJob, aPublishedJob } from './jobs.ts'
import { openCaseOf } from './reviews.ts'
import { aStation } from './stations.ts'

const hour = 3_600_000
let nth = 0

/** A plan for the next free day at 14:00, two hours long; `given` changes what a test is about. */
export const aPlan = (bench: Bench, stationId: string, given: Partial<CreateSession> = {}): CreateSession => {
  const start = bench.clock.read().getTime() + ++nth * 24 * hour
  return {
    stationId,
    studioId: null,
    title: `轻纺园专场 ${nth}`,
    kind: 'recruiting',
    theme: null,
    setupBeforeMinutes: 0,
    setupAfterMinutes: 0,
    plannedStart: new Date(start).toISOString(),
    plannedEnd: new Date(start + 2 * hour).toISOString(),
    holdsFirstQuestions: false,
    ...given,
  }
}

export interface ADraftSession {
  session: SessionView
  stationId: string
  host: SignedIn
}

/** A plan nobody but its station's staff sees: a new station with a host unless one is given. */
export async function aDraftSession(
  bench: Bench,
  { host, ...given }: Partial<CreateSession> & { host?: SignedIn } = {},
): Promise<ADraftSession> {
  const stationId = given.stationId ?? (await aStation(bench)).id
  const planner = host ?? (await aStaff(bench, 'host', stationId))
  return { session: await createSession(planner.ctx, aPlan(bench, stationId, given)), stationId, host: planner }
}

export interface APlannedSession extends ADraftSession, Omit<APublishedJob, 'stationId'> {
  /** Who presents: the employer's owner unless another of its people is given. */
  presenter: SignedIn
  presenterId: string
}

type Given = Partial<CreateSession> & { host?: SignedIn; job?: APublishedJob; presenter?: SignedIn }

/** A draft with one segment: a published job, presented by somebody of its employer. */
export async function aPlannedSession(
  bench: Bench,
  { job, presenter, ...given }: Given = {},
): Promise<APlannedSession> {
  const published = job ?? (await aPublishedJob(bench))
  const { session: draft, host } = await aDraftSession(bench, { stationId: published.stationId, ...given })
  const session = await setRunOfShow(host.ctx, draft.id, {
    expectedVersion: draft.version,
    segments: [
      {
        kind: 'employer',
        title: '',
        employerId: published.employer.id,
        presenterPersonId: presenter?.personId ?? null,
        minutes: 30,
        jobIds: [published.job.id],
      },
    ],
  })
  return {
    ...published,
    session,
    host,
    presenter: presenter ?? published.owner,
    presenterId: session.presenters[0]!.id,
  }
}

/** The same before the reviewers of its station. */
export async function aSubmittedSession(bench: Bench, given: Given = {}): Promise<APlannedSession> {
  const planned = await aPlannedSession(bench, given)
  return { ...planned, session: await submitSession(planned.host.ctx, planned.session.id, {}) }
}

/** The same, approved. */
export async function aScheduledSession(bench: Bench, given: Given = {}): Promise<APlannedSession> {
  const submitted = await aSubmittedSession(bench, given)
  const { id } = submitted.session
  await decided(submitted.reviewer.ctx, await openCaseOf(bench, 'session_plan', id))
  return { ...submitted, session: await viewSession(submitted.host.ctx, id) }
}

/** A session before its public; its presenter on air unless told otherwise. */
export async function aRunningSession(
  bench: Bench,
  { onAir = true, ...given }: Given & { onAir?: boolean } = {},
): Promise<APlannedSession> {
  const scheduled = await aScheduledSession(bench, given)
  const { host, session, presenterId } = scheduled
  const live = await startSession(host.ctx, session.id)
  return { ...scheduled, session: onAir ? await putOnAir(host.ctx, session.id, presenterId) : live }
}
