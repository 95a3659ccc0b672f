import { InvitationView, MembersView, MyInvitationView } from '@zhibo/core/employers/members'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { entriesOf } from '../testing/audit.ts'
import { aSubmittedEmployer } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aPhone, aStaff, type SignedIn, signedIn } from '../testing/identity.ts'
import { aStation } from '../testing/stations.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string
beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  stationId = (await aStation(bench)).id
})
afterAll(() => bench.close())

const day = 86_400_000

async function aCompany() {
  const { employer, owner } = await aSubmittedEmployer(bench, { stationId })
  const path = `/api/employers/${employer.id}`
  const invite = async (phone: string, role: 'owner' | 'member' = 'member') =>
    (await client.ask(InvitationView, owner, 'POST', `${path}/invitations`, { phone, name: '王五', role })).body
  return { employer, owner, path, invite }
}
const accept = (who: SignedIn, id: string) => client.send(who, 'POST', `/api/employers/invitations/${id}/acceptances`)
const membersOf = async (who: SignedIn, path: string) =>
  (await client.ask(MembersView, who, 'GET', `${path}/members`)).body

describe('an invitation', () => {
  test('goes to a phone, is accepted by its owner, and leaves a trail without the number', async () => {
    const { employer, owner, path, invite } = await aCompany()
    const phone = aPhone()
    const invited = await invite(phone)
    expect(invited).toMatchObject({ state: 'open', phone: `${phone.slice(0, 3)}****${phone.slice(-4)}` })
    expect((await readOutbox(bench.system, 1))[0]).toMatchObject({ template: 'member_invited', to: invited.phone })

    const guest = await aPerson(bench, phone)
    const mine = await client.ask(z.array(MyInvitationView), guest, 'GET', '/api/employers/invitations')
    expect(mine.body).toMatchObject([{ id: invited.id, employerId: employer.id, role: 'member' }])
    expect((await accept(guest, invited.id)).status).toBe(204)

    const member = await signedIn(bench, guest.personId, 'code')
    expect((await client.send(member, 'GET', `${path}/file`)).status).toBe(200)
    const { members, invitations } = await membersOf(owner, path)
    expect(members.map(({ name, role, me }) => [name, role, me])).toEqual([
      ['', 'owner', true],
      ['王五', 'member', false],
    ])
    expect(invitations).toMatchObject([{ state: 'accepted' }])
    expect((await membersOf(member, path)).invitations).toEqual([])
    const trail = await entriesOf(bench, 'employer', employer.id)
    expect(trail.slice(-2)).toMatchObject([
      { action: 'employer.member_invited', actor_id: owner.personId, scope: stationId },
      { action: 'employer.invitation_accepted', actor_id: guest.personId },
    ])
    expect(JSON.stringify(trail)).not.toContain(phone)
    expect(JSON.stringify(trail)).not.toContain('王五')
  })

  test('is nothing to anybody else', async () => {
    const { invite } = await aCompany()
    const invited = await invite(aPhone())
    const stranger = await aPerson(bench)
    expect((await accept(stranger, invited.id)).status).toBe(404)
    expect((await client.ask(z.array(MyInvitationView), stranger, 'GET', '/api/employers/invitations')).body).toEqual(
      [],
    )
    expect((await client.refused(null, 'GET', '/api/employers/invitations')).code).toBe('not_signed_in')
  })

  test('stands once a phone, and is not for somebody who acts already', async () => {
    const { owner, path, invite } = await aCompany()
    const phone = aPhone()
    const invited = await invite(phone)
    const again = { phone, name: '王五' }
    expect((await client.refused(owner, 'POST', `${path}/invitations`, again)).code).toBe('already_invited')
    await accept(await aPerson(bench, phone), invited.id)
    expect((await client.refused(owner, 'POST', `${path}/invitations`, again)).code).toBe('already_member')
  })

  test('taken back, declined or run out, it is over, and the phone can be asked anew', async () => {
    const { owner, path, invite } = await aCompany()
    const phone = aPhone()
    const guest = await aPerson(bench, phone)
    const revoked = await invite(phone)
    expect((await client.send(owner, 'DELETE', `${path}/invitations/${revoked.id}`)).status).toBe(204)
    expect((await client.refused(guest, 'POST', `/api/employers/invitations/${revoked.id}/acceptances`)).code).toBe(
      'invitation_over',
    )
    const declined = await invite(phone)
    expect((await client.send(guest, 'POST', `/api/employers/invitations/${declined.id}/refusals`)).status).toBe(204)
    const lapsing = await invite(phone)
    bench.clock.advance(8 * day)
    expect((await accept(guest, lapsing.id)).status).toBe(409)
    await invite(phone)
    const { invitations } = await membersOf(owner, path)
    expect(invitations.map(({ state }) => state)).toEqual(['open', 'lapsed', 'declined', 'revoked'])
    bench.clock.advance(-8 * day)
  })

  test('goes out ten times a day at most', async () => {
    const { owner, path, invite } = await aCompany()
    for (let nth = 0; nth < 10; nth++) await invite(aPhone())
    const one = { phone: aPhone(), name: '王五' }
    expect((await client.refused(owner, 'POST', `${path}/invitations`, one)).code).toBe('too_many_requests')
  })
})

describe('who acts for a company', () => {
  async function aCompanyOfTwo() {
    const company = await aCompany()
    const phone = aPhone()
    const guest = await aPerson(bench, phone)
    await accept(guest, (await company.invite(phone)).id)
    return { ...company, member: await signedIn(bench, guest.personId, 'code') }
  }

  test('is decided by its owners: a member neither invites nor removes, but may leave', async () => {
    const { owner, member, path } = await aCompanyOfTwo()
    const one = { phone: aPhone(), name: '王五' }
    expect((await client.refused(member, 'POST', `${path}/invitations`, one)).code).toBe('forbidden')
    expect((await client.refused(member, 'DELETE', `${path}/members/${owner.personId}`)).code).toBe('forbidden')
    expect((await client.refused(member, 'PUT', `${path}/members/${member.personId}`, { role: 'owner' })).code).toBe(
      'forbidden',
    )
    expect((await client.send(member, 'DELETE', `${path}/members/${member.personId}`)).status).toBe(204)
    expect((await client.refused(member, 'GET', `${path}/file`)).code).toBe('not_found')
  })

  test('always has an owner among them', async () => {
    const { owner, member, path } = await aCompanyOfTwo()
    const self = `${path}/members/${owner.personId}`
    expect((await client.refused(owner, 'DELETE', self)).code).toBe('last_owner')
    expect((await client.refused(owner, 'PUT', self, { role: 'member' })).code).toBe('last_owner')
    await client.send(owner, 'PUT', `${path}/members/${member.personId}`, { role: 'owner' })
    expect((await client.send(owner, 'DELETE', self)).status).toBe(204)
  })

  test('is for the reviewers of its station to see, masked', async () => {
    const { path } = await aCompanyOfTwo()
    const { members } = await membersOf(await aStaff(bench, 'reviewer', stationId), path)
    expect(members.map(({ phone }) => phone)).toEqual([
      expect.stringContaining('****'),
      expect.stringContaining('****'),
    ])
    expect((await client.refused(await aStaff(bench, 'host', stationId), 'GET', `${path}/members`)).code).toBe(
      'not_found',
    )
  })
})
