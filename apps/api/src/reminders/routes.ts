import { ReminderView } from '@zhibo/core/reminders/schema'
import { Hono } from 'hono'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids } from '../http/valid.ts'
import { dropReminder, remindMe, viewReminder } from './remind.ts'

const tag = 'reminders'

/** 开播提醒. Under /api/sessions. */
export const reminders = new Hono<AppEnv>()
  .get(
    '/:id/reminder',
    describe({
      tag,
      summary: 'Whether I asked to be told before this show starts',
      ok: { 200: ReminderView },
      problems: ['not_found'],
    }),
    ids('id'),
    async (c) => c.json(await viewReminder(contextOf(c), c.req.valid('param').id)),
  )
  .put(
    '/:id/reminder',
    describe({
      tag,
      summary: 'Tell me by message half an hour before this show starts, and when it is called off',
      ok: { 200: ReminderView },
      problems: ['not_signed_in', 'not_found', 'not_from_here', 'phone_missing'],
    }),
    ids('id'),
    async (c) => c.json(await remindMe(contextOf(c), c.req.valid('param').id)),
  )
  .delete(
    '/:id/reminder',
    describe({ tag, summary: 'Do not tell me after all', ok: { 200: ReminderView }, problems: ['not_signed_in'] }),
    ids('id'),
    async (c) => c.json(await dropReminder(contextOf(c), c.req.valid('param').id)),
  )
