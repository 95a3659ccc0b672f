import type { ProblemCode } from '@zhibo/core/problem/codes'
import {
  CancelSession,
  Correct,
  EmergencyStop,
  PinJob,
  Reopen,
  SessionView,
  Transition,
} from '@zhibo/core/sessions/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { cancelSession } from './cancel.ts'
import { showCorrection } from './correct.ts'
import { emergencyStop, reopenSession } from './emergency-stop.ts'
import { endSession } from './end.ts'
import { putOnAir, takeOffAir } from './on-air.ts'
import { pinJob } from './pin.ts'
import { beginRehearsal, endRehearsal } from './rehearse.ts'
import { actOnSegment } from './run-segment.ts'
import { startSession } from './start.ts'
import { submitSession } from './submit.ts'

/** What an action on a session answers and may refuse with. */
const action = (summary: string, ...own: ProblemCode[]) =>
  describe({
    tag: 'sessions',
    summary,
    ok: { 200: SessionView },
    problems: ['not_signed_in', 'forbidden', 'not_found', 'not_from_here', ...own],
  })

const Nothing = z.strictObject({})
const inRoom = ['session_not_live', 'session_stopped'] as const

export const running = new Hono<AppEnv>()
  .post(
    '/:id/submissions',
    action('Put the plan before the reviewers', 'stale_version', 'draft_incomplete', 'already_open'),
    ids('id'),
    valid('json', Transition),
    async (c) => c.json(await submitSession(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/:id/rehearsal', action('Begin the rehearsal'), ids('id'), valid('json', Nothing), async (c) =>
    c.json(await beginRehearsal(contextOf(c), c.req.valid('param').id)),
  )
  .delete('/:id/rehearsal', action('End the rehearsal without going live'), ids('id'), async (c) =>
    c.json(await endRehearsal(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/start',
    action('Go before the public', 'stale_version'),
    ids('id'),
    valid('json', Transition),
    async (c) => c.json(await startSession(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/:id/end', action('End the session', 'stale_version'), ids('id'), valid('json', Transition), async (c) =>
    c.json(await endSession(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/cancel',
    action('Call the session off', 'reason_required'),
    ids('id'),
    valid('json', CancelSession),
    async (c) => c.json(await cancelSession(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/:id/emergency-stop', action('Everything off at once'), ids('id'), valid('json', EmergencyStop), async (c) =>
    c.json(await emergencyStop(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/:id/reopen', action('Go on after an emergency stop'), ids('id'), valid('json', Reopen), async (c) =>
    c.json(await reopenSession(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/presenters/:presenterId/on-air',
    action('Let a presenter publish', 'employer_not_in_force', 'presenter_barred', 'presenter_left', ...inRoom),
    ids('id', 'presenterId'),
    valid('json', Nothing),
    async (c) => c.json(await putOnAir(contextOf(c), c.req.valid('param').id, c.req.valid('param').presenterId)),
  )
  .post(
    '/:id/presenters/:presenterId/off-air',
    action('Take the right to publish', ...inRoom),
    ids('id', 'presenterId'),
    valid('json', Nothing),
    async (c) => c.json(await takeOffAir(contextOf(c), c.req.valid('param').id, c.req.valid('param').presenterId)),
  )
  .post(
    '/:id/pins',
    action('Pin a job on every screen', 'job_not_in_force', ...inRoom),
    ids('id'),
    valid('json', PinJob),
    async (c) => c.json(await pinJob(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/corrections',
    action('Show that what was said differs from the card', ...inRoom),
    ids('id'),
    valid('json', Correct),
    async (c) => c.json(await showCorrection(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/segments/:segmentId/run',
    action('Go to a segment; what ran before is done', 'employer_not_in_force', ...inRoom),
    ids('id', 'segmentId'),
    valid('json', Nothing),
    async (c) =>
      c.json(await actOnSegment(contextOf(c), c.req.valid('param').id, c.req.valid('param').segmentId, 'run')),
  )
  .post(
    '/:id/segments/:segmentId/finish',
    action('A segment is done', ...inRoom),
    ids('id', 'segmentId'),
    valid('json', Nothing),
    async (c) =>
      c.json(await actOnSegment(contextOf(c), c.req.valid('param').id, c.req.valid('param').segmentId, 'finish')),
  )
  .post(
    '/:id/segments/:segmentId/skip',
    action('Leave a segment out for now', ...inRoom),
    ids('id', 'segmentId'),
    valid('json', Nothing),
    async (c) =>
      c.json(await actOnSegment(contextOf(c), c.req.valid('param').id, c.req.valid('param').segmentId, 'skip')),
  )
