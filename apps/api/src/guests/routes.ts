import { AskGuestCall, DeclineGuestCall, GuestCallView, GuestPassView, StepGuestCall } from '@zhibo/core/guests/schema'
import type { ProblemCode } from '@zhibo/core/problem/codes'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { actOnCall, leaveCall } from './act.ts'
import { askGuestCall } from './ask.ts'
import { listGuestCalls } from './list.ts'
import { issueGuestPass } from './media-token.ts'

const tag = 'guest calls'
const inRoom = ['session_not_live', 'session_stopped', 'muted', 'banned'] as const
const Nothing = z.strictObject({})

/** What is done to a call, and what it may refuse with. */
const step = (summary: string, ...own: ProblemCode[]) =>
  describe({
    tag,
    summary,
    ok: { 200: GuestCallView },
    problems: ['not_signed_in', 'forbidden', 'not_found', 'not_from_here', 'stale_version', ...own],
  })

/** 连麦. Under /api/sessions. */
export const guestCalls = new Hono<AppEnv>()
  .get(
    '/:id/guest-calls',
    describe({
      tag,
      summary: 'The calls of a session for its staff, one’s own for anybody else; open ones first',
      ok: { 200: z.array(GuestCallView) },
      problems: ['not_signed_in', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await listGuestCalls(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/guest-calls',
    describe({
      tag,
      summary: 'Ask to speak; asked again it is the same call',
      ok: { 201: GuestCallView },
      problems: ['not_signed_in', 'forbidden', 'not_found', 'too_many_requests', ...inRoom],
    }),
    ids('id'),
    valid('json', AskGuestCall),
    async (c) => c.json(await askGuestCall(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .delete('/:id/guest-calls/:callId', step('The guest withdraws, or hangs up'), ids('id', 'callId'), async (c) =>
    c.json(await leaveCall(contextOf(c), c.req.valid('param').id, c.req.valid('param').callId)),
  )
  .post(
    '/:id/guest-calls/:callId/call',
    step('Call the guest', ...inRoom),
    ids('id', 'callId'),
    valid('json', StepGuestCall),
    async (c) => {
      const { id, callId } = c.req.valid('param')
      return c.json(await actOnCall(contextOf(c), id, callId, 'call', c.req.valid('json')))
    },
  )
  .post(
    '/:id/guest-calls/:callId/test',
    step('The guest answers and is heard off air', ...inRoom),
    ids('id', 'callId'),
    valid('json', StepGuestCall),
    async (c) => {
      const { id, callId } = c.req.valid('param')
      return c.json(await actOnCall(contextOf(c), id, callId, 'test', c.req.valid('json')))
    },
  )
  .post(
    '/:id/guest-calls/:callId/on-air',
    step('Bring the guest on air; one at a time', 'guest_on_air', 'slate_up', ...inRoom),
    ids('id', 'callId'),
    valid('json', StepGuestCall),
    async (c) => {
      const { id, callId } = c.req.valid('param')
      return c.json(await actOnCall(contextOf(c), id, callId, 'on_air', c.req.valid('json')))
    },
  )
  .post(
    '/:id/guest-calls/:callId/hold',
    step('Put the guest back into the green room'),
    ids('id', 'callId'),
    valid('json', StepGuestCall),
    async (c) => {
      const { id, callId } = c.req.valid('param')
      return c.json(await actOnCall(contextOf(c), id, callId, 'hold', c.req.valid('json')))
    },
  )
  .post(
    '/:id/guest-calls/:callId/off-air',
    step('Take the guest off air; the call is over'),
    ids('id', 'callId'),
    valid('json', StepGuestCall),
    async (c) => {
      const { id, callId } = c.req.valid('param')
      return c.json(await actOnCall(contextOf(c), id, callId, 'off_air', c.req.valid('json')))
    },
  )
  .post(
    '/:id/guest-calls/:callId/decline',
    step('Decline, as the host or as the guest who was called', 'reason_required'),
    ids('id', 'callId'),
    valid('json', DeclineGuestCall),
    async (c) => {
      const { id, callId } = c.req.valid('param')
      return c.json(await actOnCall(contextOf(c), id, callId, 'decline', c.req.valid('json')))
    },
  )
  .post(
    '/:id/guest-calls/:callId/media-token',
    describe({
      tag,
      summary: 'A pass for the call, five minutes long: into the green room while tested, into the show while on air',
      ok: { 200: GuestPassView },
      problems: ['not_signed_in', 'not_found', 'not_from_here', 'media_unavailable', ...inRoom],
    }),
    ids('id', 'callId'),
    valid('json', Nothing),
    async (c) => {
      const { id, callId } = c.req.valid('param')
      return c.json(await issueGuestPass(contextOf(c), id, callId))
    },
  )
