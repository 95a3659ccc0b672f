import {
  ChangeMember,
  InvitationView,
  InviteMember,
  MembersView,
  MyInvitationView,
} from '@zhibo/core/employers/members'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { acceptInvitation, declineInvitation } from './answer-invitation.ts'
import { changeMember, removeMember } from './change-member.ts'
import { inviteMember, revokeInvitation } from './invite.ts'
import { employerMembers, myInvitations } from './members.ts'

const tag = 'employers'
const insider = ['not_signed_in', 'forbidden', 'not_found'] as const
const member = [...insider, 'barred'] as const

/** Who may act for a company, and how somebody comes to. */
export const memberRoutes = new Hono<AppEnv>()
  .get(
    '/invitations',
    describe({
      tag,
      summary: 'What my phone was invited to',
      ok: { 200: z.array(MyInvitationView) },
      problems: ['not_signed_in'],
    }),
    async (c) => c.json(await myInvitations(contextOf(c))),
  )
  .post(
    '/invitations/:id/acceptances',
    describe({
      tag,
      summary: 'Come to act for the company',
      ok: { 204: null },
      problems: ['not_signed_in', 'not_found', 'invitation_over', 'already_member', 'barred', 'blacklisted'],
    }),
    ids('id'),
    async (c) => {
      await acceptInvitation(contextOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  .post(
    '/invitations/:id/refusals',
    describe({
      tag,
      summary: 'Rather not',
      ok: { 204: null },
      problems: ['not_signed_in', 'not_found', 'invitation_over'],
    }),
    ids('id'),
    async (c) => {
      await declineInvitation(contextOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  .get(
    '/:id/members',
    describe({
      tag,
      summary: 'Who may act for the company, and who was asked to',
      ok: { 200: MembersView },
      problems: insider,
    }),
    ids('id'),
    async (c) => c.json(await employerMembers(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/invitations',
    describe({
      tag,
      summary: 'Invite somebody by phone',
      ok: { 201: InvitationView },
      problems: [...member, 'already_member', 'already_invited'],
    }),
    ids('id'),
    valid('json', InviteMember),
    async (c) => c.json(await inviteMember(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .delete(
    '/:id/invitations/:invitationId',
    describe({ tag, summary: 'Take an invitation back', ok: { 204: null }, problems: [...member, 'not_from_here'] }),
    ids('id', 'invitationId'),
    async (c) => {
      const { id, invitationId } = c.req.valid('param')
      await revokeInvitation(contextOf(c), id, invitationId)
      return c.body(null, 204)
    },
  )
  .put(
    '/:id/members/:personId',
    describe({ tag, summary: 'Make somebody owner or member', ok: { 204: null }, problems: [...member, 'last_owner'] }),
    ids('id', 'personId'),
    valid('json', ChangeMember),
    async (c) => {
      const { id, personId } = c.req.valid('param')
      await changeMember(contextOf(c), id, personId, c.req.valid('json').role)
      return c.body(null, 204)
    },
  )
  .delete(
    '/:id/members/:personId',
    describe({
      tag,
      summary: 'Take the right to act away, or give up one’s own',
      ok: { 204: null },
      problems: [...member, 'last_owner'],
    }),
    ids('id', 'personId'),
    async (c) => {
      const { id, personId } = c.req.valid('param')
      await removeMember(contextOf(c), id, personId)
      return c.body(null, 204)
    },
  )
