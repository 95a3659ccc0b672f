import type { InvitationView, MembersView, MyInvitationView } from '@zhibo/core/employers/members'
import type { MemberRole } from '@zhibo/core/identity/schema'
import { mayAt } from '@zhibo/core/identity/policy'
import { requireInsider, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import { hashPhone, phoneOf, phonesOf } from '../identity/people.ts'
import { stationNames } from '../stations/names.ts'
import { maskPhone } from '../vault.ts'
import { isInForceAt } from './in-force.ts'
import { type Invitation, listInvitations, listMembers, listOpenTo, type Member } from './member-queries.ts'
import { findEmployer, listEmployers } from './queries.ts'
import { openInvited } from './sealed.ts'

/** Who acts for an employer, owners first. */
export async function membersOf(ctx: Ctx, employerId: string): Promise<{ personId: string; role: MemberRole }[]> {
  const members = await listMembers(ctx, employerId)
  return members.map((member) => ({ personId: member.person_id, role: member.role }))
}

/** The same by name. Whoever calls this answers for who gets to see it. */
export async function namedMembersOf(ctx: Ctx, employerId: string): Promise<{ personId: string; name: string }[]> {
  const [members, invitations] = await Promise.all([
    listMembers(ctx, employerId),
    listInvitations(ctx, employerId, shownInvitations),
  ])
  return (await toMembers(ctx, members, invitations)).map(({ personId, name }) => ({ personId, name }))
}

const shownInvitations = 50

/** Who may act for the company, and, for its owners and the reviewers of its station, who was asked to. Phones are masked. */
export async function employerMembers(ctx: Ctx, employerId: string): Promise<MembersView> {
  const person = requirePerson(ctx.actor)
  const employer = await findEmployer(ctx, employerId)
  const reviews = mayAt(person.grants, 'review.read', employer.station_id)
  if (!reviews) requireInsider(person, employerId)
  const owns = person.memberships.some((each) => each.employerId === employerId && each.role === 'owner')
  const invitations = await listInvitations(ctx, employerId, shownInvitations)
  return {
    members: await toMembers(ctx, await listMembers(ctx, employerId), invitations),
    invitations: reviews || owns ? invitations.map((each) => toInvitation(ctx, each)) : [],
  }
}

/** What the owner of my phone was asked to join. */
export async function myInvitations(ctx: Ctx): Promise<MyInvitationView[]> {
  const phone = await phoneOf(ctx, requirePerson(ctx.actor).personId)
  if (phone === null) return []
  const open = await listOpenTo(ctx, hashPhone(ctx, phone))
  const [employers, stations, names] = await Promise.all([
    listEmployers(ctx, [...new Set(open.map((each) => each.employer_id))]),
    stationNames(ctx),
    namesOf(
      ctx,
      open.map((each) => each.invited_by),
    ),
  ])
  return open.flatMap((each) => {
    const employer = employers.find(({ id }) => id === each.employer_id)
    if (!employer) return []
    return {
      id: each.id,
      employerId: employer.id,
      employerName: employer.name,
      stationName: stations.get(employer.station_id) ?? '',
      verified: isInForceAt(employer, ctx.clock()),
      role: each.role,
      invitedBy: names.get(each.invited_by) ?? '',
      expiresAt: each.expires_at.toISOString(),
    }
  })
}

/** Somebody who never wrote a name of their own goes by the one they were invited under. */
async function toMembers(ctx: Ctx, members: readonly Member[], invitations: readonly Invitation[]) {
  const ids = members.map((member) => member.person_id)
  const [names, phones] = await Promise.all([namesOf(ctx, ids), phonesOf(ctx, ids)])
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  return members.map((member) => {
    const invited = invitations.find((each) => each.answered_by === member.person_id && each.state === 'accepted')
    const phone = phones.get(member.person_id)
    return {
      personId: member.person_id,
      name: names.get(member.person_id) || (invited ? openInvited(ctx, invited).name : ''),
      phone: phone ? maskPhone(phone) : null,
      role: member.role,
      since: member.created_at.toISOString(),
      me: member.person_id === me,
    }
  })
}

/** An open one whose time ran out is shown as what it is, whether or not that was written down. */
export function toInvitation(ctx: Ctx, invitation: Invitation): InvitationView {
  const { name, phone } = openInvited(ctx, invitation)
  const lapsed = invitation.state === 'open' && invitation.expires_at <= ctx.clock()
  return {
    id: invitation.id,
    name,
    phone: maskPhone(phone),
    role: invitation.role,
    state: lapsed ? 'lapsed' : invitation.state,
    invitedAt: invitation.invited_at.toISOString(),
    expiresAt: invitation.expires_at.toISOString(),
  }
}
