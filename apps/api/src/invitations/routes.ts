import { PresenterChecklist } from '@zhibo/core/invitations/checklist'
import {
  AnswerInvitation,
  AskPresenters,
  InvitationView,
  InvitedPlace,
  OwnInvitation,
  WithdrawInvitation,
} from '@zhibo/core/invitations/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { answerInvitation } from './answer.ts'
import { askPresenters } from './ask.ts'
import { checklist } from './checklist.ts'
import { ownInvitations, sessionInvitations } from './list.ts'
import { withdrawInvitation } from './withdraw.ts'

const tag = 'invitations'
const planner = ['not_signed_in', 'forbidden', 'not_found'] as const
const step = ['not_signed_in', 'not_found', 'not_from_here', 'stale_version'] as const

/** Who presents. Under /api/sessions. */
export const sessionInvitationRoutes = new Hono<AppEnv>()
  .get(
    '/:id/invitations',
    describe({
      tag,
      summary: 'Who of the companies presents, and what they said; for the station’s hosts',
      ok: { 200: z.array(InvitedPlace) },
      problems: planner,
    }),
    ids('id'),
    async (c) => c.json(await sessionInvitations(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/invitations',
    describe({
      tag,
      summary: 'Ask one presenter, or all who were not asked for this time yet',
      ok: { 200: z.array(InvitedPlace) },
      problems: [...planner, 'not_from_here', 'presenter_left', 'presenter_barred'],
    }),
    ids('id'),
    valid('json', AskPresenters),
    async (c) => c.json(await askPresenters(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .get(
    '/:id/checklist',
    describe({
      tag,
      summary: 'What each presenter still lacks, who must see to it and by when; a presenter sees their own',
      ok: { 200: z.array(PresenterChecklist) },
      problems: ['not_signed_in', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await checklist(contextOf(c), c.req.valid('param').id)),
  )

/** What somebody is asked. */
export const invitations = new Hono<AppEnv>()
  .get(
    '/mine',
    describe({
      tag,
      summary: 'What I am asked to present, for the companies I act for',
      ok: { 200: z.array(OwnInvitation) },
      problems: ['not_signed_in'],
    }),
    async (c) => c.json(await ownInvitations(contextOf(c))),
  )
  .post(
    '/:id/acceptances',
    describe({ tag, summary: 'I come', ok: { 200: InvitationView }, problems: [...step, 'presenter_left'] }),
    ids('id'),
    valid('json', AnswerInvitation),
    async (c) => c.json(await answerInvitation(contextOf(c), c.req.valid('param').id, 'accept', c.req.valid('json'))),
  )
  .post(
    '/:id/refusals',
    describe({ tag, summary: 'I do not', ok: { 200: InvitationView }, problems: [...step, 'presenter_left'] }),
    ids('id'),
    valid('json', AnswerInvitation),
    async (c) => c.json(await answerInvitation(contextOf(c), c.req.valid('param').id, 'decline', c.req.valid('json'))),
  )
  .post(
    '/:id/withdrawals',
    describe({
      tag,
      summary: 'The host asks no longer',
      ok: { 200: InvitationView },
      problems: [...step, 'forbidden'],
    }),
    ids('id'),
    valid('json', WithdrawInvitation),
    async (c) => c.json(await withdrawInvitation(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
