import type { ProblemCode } from '@zhibo/core/problem/codes'
import { AddCaption, SessionHealthView, SetSlate } from '@zhibo/core/sessions/control'
import { DeskView, HandOverDesk, TakeDesk } from '@zhibo/core/sessions/desk'
import { CaptionView, SessionView } from '@zhibo/core/sessions/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { addCaption } from './caption.ts'
import { clearCorrection } from './correct.ts'
import { beatDesk } from './desk/beat.ts'
import { handOverDesk, leaveDesk } from './desk/hand-over.ts'
import { takeDesk } from './desk/take.ts'
import { viewDesk } from './desk/view.ts'
import { viewHealth } from './health.ts'
import { setSlate } from './slate.ts'

const tag = 'control room'
const inRoom = ['session_not_live', 'session_stopped'] as const
const staff = ['not_signed_in', 'forbidden', 'not_found'] as const

const told = (summary: string, view: z.ZodType, ...own: ProblemCode[]) =>
  describe({ tag, summary, ok: { 200: view }, problems: [...staff, ...own] })

const Nothing = z.strictObject({})

/** What the control room has beside the run of a session: slates, captions, the desk, health. Under /api/sessions. */
export const control = new Hono<AppEnv>()
  .put(
    '/:id/slate',
    told('Put a slate up, with everyone off air, or take it down', SessionView, 'not_from_here', ...inRoom),
    ids('id'),
    valid('json', SetSlate),
    async (c) => c.json(await setSlate(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete(
    '/:id/corrections',
    told('Take the correction off the screens', SessionView, 'not_from_here', ...inRoom),
    ids('id'),
    async (c) => c.json(await clearCorrection(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/captions',
    describe({
      tag,
      summary: 'A line for those who cannot hear',
      ok: { 201: CaptionView },
      problems: [...staff, ...inRoom],
    }),
    ids('id'),
    valid('json', AddCaption),
    async (c) => c.json(await addCaption(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .get('/:id/desk', told('Who is in charge, for the station’s staff', DeskView), ids('id'), async (c) =>
    c.json(await viewDesk(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/desk',
    told(
      'Take the desk: free, offered, left alone for 30 s, or as a lead with a reason',
      DeskView,
      'not_from_here',
      'desk_held',
      'reason_required',
    ),
    ids('id'),
    valid('json', TakeDesk),
    async (c) => c.json(await takeDesk(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete('/:id/desk', told('Leave the desk free', DeskView, 'not_from_here'), ids('id'), async (c) =>
    c.json(await leaveDesk(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/desk/hand-over',
    told('Offer the desk to another host, or take the offer back', DeskView, 'not_from_here'),
    ids('id'),
    valid('json', HandOverDesk),
    async (c) => c.json(await handOverDesk(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/desk/beat',
    told('The control room is still there; every 10 s or so', DeskView),
    ids('id'),
    valid('json', Nothing),
    async (c) => c.json(await beatDesk(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/health',
    told('Viewers over the last hour, what comes in, airtime; for the station’s staff', SessionHealthView),
    ids('id'),
    async (c) => c.json(await viewHealth(contextOf(c), c.req.valid('param').id)),
  )
