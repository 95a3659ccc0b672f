import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { removeMember } from '../employers/change-member.ts'
import { employerFile } from '../employers/read.ts'
import { aBlacklisting } from '../testing/blacklist.ts'
import { aCreditCode, type AnApprovedEmployer, anApprovedEmployer } from '../testing/employers.ts'
import { entriesOf } from '../testing/audit.ts'
import type { SignedIn } from '../testing/identity.ts'
import { aMember } from '../testing/members.ts'
import { liftEntry } from './end.ts'
import { endTerms } from './end-terms.ts'

let bench: Bench
let company: AnApprovedEmployer
let partner: SignedIn
let listing: Awaited<ReturnType<typeof aBlacklisting>>

beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())

// A company is out because of one of its two owners; the other has taken that one out of it since.
beforeEach(async () => {
  company = await anApprovedEmployer(bench)
  partner = await aMember(bench, company, 'owner')
  listing = await aBlacklisting(bench, {
    kind: 'member',
    employerId: company.employer.id,
    personId: company.owner.personId,
  })
  await removeMember(partner.ctx, company.employer.id, company.owner.personId)
})

const day = 86_400_000
const stateNow = async () => (await employerFile(partner.ctx, company.employer.id)).state
const lift = ({ entry, lead }: typeof listing) =>
  liftEntry(lead.ctx, entry.id, { expectedVersion: entry.version, reason: '查错了' })

test('a company stays out as long as the entry that shut it out has force, though the listed owner left', async () => {
  expect(await employerFile(partner.ctx, company.employer.id)).toMatchObject({
    state: 'blacklisted',
    // What is held against somebody else stays unsaid, until when does not.
    blacklisted: { reason: '', until: listing.entry.until },
  })
  await lift(await aBlacklisting(bench, { kind: 'credit_code', creditCode: aCreditCode() }))
  expect(await stateNow()).toBe('blacklisted')
})

test('it is free when that entry is lifted', async () => {
  const lifted = await lift(listing)
  expect(lifted.employers).toMatchObject([{ id: company.employer.id }])
  expect(await stateNow()).toBe('expired')
  expect((await entriesOf(bench, 'employer', company.employer.id)).at(-1)).toMatchObject({
    action: 'employer.released',
    detail: { entry: listing.entry.id },
  })
})

test('it is free when the term ends by itself', async () => {
  bench.clock.advance(182 * day)
  while ((await endTerms(bench.system)) > 0);
  expect(await stateNow()).toBe('expired')
  bench.clock.advance(-182 * day)
})

test('it stays out while another entry keeps it out as well, and goes free with the last', async () => {
  const byCode = await aBlacklisting(bench, { kind: 'credit_code', creditCode: company.file.creditCode })
  await lift(listing)
  expect(await stateNow()).toBe('blacklisted')
  await lift(byCode)
  expect(await stateNow()).toBe('expired')
})

test('a second owner who was listed and left keeps it out as the first did', async () => {
  const third = await aMember(bench, { ...company, owner: partner }, 'owner')
  const other = await aBlacklisting(bench, {
    kind: 'member',
    employerId: company.employer.id,
    personId: third.personId,
  })
  await removeMember(partner.ctx, company.employer.id, third.personId)
  await lift(listing)
  expect(await stateNow()).toBe('blacklisted')
  await lift(other)
  expect(await stateNow()).toBe('expired')
})
