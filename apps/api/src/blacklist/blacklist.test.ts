import { BlacklistEntryView, type ProposeEntry } from '@zhibo/core/blacklist/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { employerFile } from '../employers/read.ts'
import { searchJobs } from '../jobs/read.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { openCase } from '../reviews/open-detail.ts'
import { suspendCase } from '../reviews/suspend.ts'
import { entriesOf } from '../testing/audit.ts'
import { aCreditCode, anApprovedEmployer, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aPhone, aStaff, type SignedIn } from '../testing/identity.ts'
import { aPublishedJob } from '../testing/jobs.ts'
import { aRunningSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { endTerms } from './end-terms.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let staff: Record<'reviewer' | 'lead' | 'other' | 'auditor' | 'host', SignedIn>
beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  staff = {
    reviewer: await aStaff(bench, 'reviewer'),
    lead: await aStaff(bench, 'lead'),
    other: await aStaff(bench, 'lead', (await aStation(bench)).id),
    auditor: await aStaff(bench, 'auditor'),
    host: await aStaff(bench, 'host'),
  }
})
afterAll(() => bench.close())

const day = 86_400_000
const grounds = { months: 6, reasonCode: 'fees_taken', reason: '收押金，经查属实', internalNote: '两人作证' } as const
const onCode = (creditCode: string) => ({ kind: 'credit_code', creditCode, ...grounds }) as const
const path = '/api/blacklist'

const proposed = async (who: SignedIn, body: ProposeEntry) =>
  (await client.ask(BlacklistEntryView, who, 'POST', path, body)).body
const act = async (who: SignedIn, entry: BlacklistEntryView, verb: string, body: object = {}) =>
  (
    await client.ask(BlacklistEntryView, who, 'POST', `${path}/${entry.id}/${verb}`, {
      expectedVersion: entry.version,
      ...body,
    })
  ).body
const refused = async (who: SignedIn | null, entry: BlacklistEntryView, verb: string, body: object = {}) =>
  (await client.refused(who, 'POST', `${path}/${entry.id}/${verb}`, { expectedVersion: entry.version, ...body })).code
const inForce = async (body: ProposeEntry) => act(staff.lead, await proposed(staff.reviewer, body), 'signatures')

describe('an entry', () => {
  test('has no force on one person’s word: somebody else signs it', async () => {
    const { employer, file } = await anApprovedEmployer(bench)
    const entry = await proposed(staff.lead, onCode(file.creditCode))
    expect(entry).toMatchObject({
      state: 'proposed',
      proposedByMe: true,
      employers: [{ id: employer.id }],
      until: null,
    })
    expect((await employerFile(staff.reviewer.ctx, employer.id)).state).toBe('approved')
    expect(await refused(staff.lead, entry, 'signatures')).toBe('own_submission')
    expect(await refused(staff.reviewer, entry, 'signatures')).toBe('forbidden')

    const signed = await act(staff.other, entry, 'signatures')
    expect(signed).toMatchObject({ state: 'in_force', version: 2, until: '2027-05-23T04:00:00.000Z' })
    expect(await refused(staff.other, signed, 'signatures')).toBe('not_from_here')
    expect(await entriesOf(bench, 'blacklist_entry', entry.id)).toMatchObject([
      { action: 'blacklist.proposed', actor_id: staff.lead.personId, scope: 'county' },
      { action: 'blacklist.signed', actor_id: staff.other.personId },
    ])
    expect((await entriesOf(bench, 'employer', employer.id)).at(-1)).toMatchObject({ action: 'employer.blacklisted' })
  })

  test('is for reviewers to propose, for leads to sign, and for nobody else', async () => {
    const code = onCode(aCreditCode())
    for (const who of [staff.host, staff.auditor, await aPerson(bench)])
      expect((await client.refused(who, 'POST', path, code)).code).toBe('forbidden')
    expect((await client.refused(null, 'POST', path, code)).code).toBe('not_signed_in')
    const entry = await proposed(staff.reviewer, code)
    for (const who of [staff.host, staff.auditor]) expect(await refused(who, entry, 'signatures')).toBe('forbidden')
    const read = await client.ask(z.array(BlacklistEntryView), staff.auditor, 'GET', `${path}?state=proposed`)
    expect(read.body.map(({ id }) => id)).toContain(entry.id)
    expect((await client.refused(staff.host, 'GET', path)).code).toBe('forbidden')
  })

  test('stands once a code and once a person', async () => {
    const code = onCode(aCreditCode())
    const entry = await proposed(staff.reviewer, code)
    expect((await client.refused(staff.lead, 'POST', path, code)).code).toBe('blacklist_exists')
    await act(staff.lead, entry, 'refusals', { reason: '证据不足' })
    await proposed(staff.reviewer, code)
    const person = { kind: 'person', phone: aPhone(), ...grounds }
    await proposed(staff.reviewer, person as ProposeEntry)
    expect((await client.refused(staff.lead, 'POST', path, person)).code).toBe('blacklist_exists')
  })

  test('is declined with a reason, also by whoever proposed it', async () => {
    const entry = await proposed(staff.reviewer, onCode(aCreditCode()))
    const blank = await client.refused(staff.lead, 'POST', `${path}/${entry.id}/refusals`, {
      expectedVersion: 1,
      reason: ' ',
    })
    expect(blank.code).toBe('invalid_body')
    expect(await act(staff.reviewer, entry, 'refusals', { reason: '打错了' })).toMatchObject({ state: 'declined' })
  })

  test('is not for a lead who acts for the company to sign, to turn down or to lift', async () => {
    const lead = await aStaff(bench, 'lead')
    const { owner, file } = await anApprovedEmployer(bench, { founder: lead })
    const entry = await proposed(staff.reviewer, onCode(file.creditCode))
    const seen = async () =>
      (await client.ask(z.array(BlacklistEntryView), owner, 'GET', path)).body.find(({ id }) => id === entry.id)
    expect(await seen()).toMatchObject({ aboutMe: true, proposedByMe: false })
    expect(entry.aboutMe).toBe(false)
    expect(await refused(owner, entry, 'signatures')).toBe('forbidden')
    expect(await refused(owner, entry, 'refusals', { reason: '没有的事' })).toBe('forbidden')
    const signed = await act(staff.lead, entry, 'signatures')
    expect(await refused(owner, signed, 'lifts', { reason: '没有的事' })).toBe('forbidden')
  })

  test('signed by two at once is signed once', async () => {
    const entry = await proposed(staff.reviewer, onCode(aCreditCode()))
    const body = { expectedVersion: entry.version }
    const answers = await Promise.all(
      [staff.lead, staff.other].map((who) => client.send(who, 'POST', `${path}/${entry.id}/signatures`, body)),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('seen at another version is not signed', async () => {
    const entry = await proposed(staff.reviewer, onCode(aCreditCode()))
    expect(await refused(staff.lead, { ...entry, version: 7 }, 'signatures')).toBe('stale_version')
  })
})

describe('a blacklisted employer', () => {
  test('is off the search and the air at once, and its owners hear why', async () => {
    const { session, employer, job, owner } = await aRunningSession(bench)
    await inForce(onCode(employer.draft.creditCode!))
    const news = await eventsOf(bench, session.id)
    expect(news.filter((event) => event.type === 'job.unavailable')).toMatchObject([{ jobId: job.id }])
    expect(news.at(-1)).toMatchObject({ type: 'presenter.off_air' })
    expect(await searchJobs(bench.system, { employerId: employer.id, limit: 10 })).toEqual([])
    expect(await employerFile(owner.ctx, employer.id)).toMatchObject({
      state: 'blacklisted',
      blacklisted: { reason: grounds.reason, until: '2027-05-23T04:00:00.000Z' },
    })
    const [message] = await readOutbox(bench.system, 1)
    expect(message).toMatchObject({ template: 'employer_blacklisted', text: expect.stringContaining(grounds.reason) })
  })

  test('comes back only through a new look when the entry is lifted, with a reason, by a lead', async () => {
    const { employer, owner } = await aPublishedJob(bench)
    const entry = await inForce(onCode(employer.draft.creditCode!))
    expect(await refused(staff.reviewer, entry, 'lifts', { reason: '查错了' })).toBe('forbidden')
    expect(await act(staff.lead, entry, 'lifts', { reason: '查错了' })).toMatchObject({
      state: 'lifted',
      endReason: '查错了',
    })
    expect(await employerFile(owner.ctx, employer.id)).toMatchObject({ state: 'expired', blacklisted: null })
    expect(await searchJobs(bench.system, { employerId: employer.id, limit: 10 })).toEqual([])
    expect((await entriesOf(bench, 'employer', employer.id)).at(-1)).toMatchObject({ action: 'employer.released' })
  })

  test('that was suspended comes back suspended', async () => {
    const { employer, owner, file } = await anApprovedEmployer(bench)
    const { id, version } = await bench.deps.db
      .selectFrom('review_case')
      .select(['id', 'version'])
      .where('subject_id', '=', employer.id)
      .executeTakeFirstOrThrow()
    const why = { reasonCode: 'false_information' as const, publicNote: '核实中', internalNote: '' }
    await suspendCase(staff.lead.ctx, id, { expectedVersion: version, ...why })
    const entry = await inForce(onCode(file.creditCode))
    await act(staff.lead, entry, 'lifts', { reason: '查错了' })
    expect((await employerFile(owner.ctx, employer.id)).state).toBe('suspended')
  })

  test('stays out while another entry keeps it out, and is free when the term ends by itself', async () => {
    const { employer, owner, file } = await anApprovedEmployer(bench)
    const byCode = await inForce(onCode(file.creditCode))
    await inForce({ kind: 'member', employerId: employer.id, personId: owner.personId, ...grounds })
    await act(staff.lead, byCode, 'lifts', { reason: '查错了' })
    expect((await employerFile(owner.ctx, employer.id)).state).toBe('blacklisted')

    bench.clock.advance(182 * day)
    while ((await endTerms(bench.system)) > 0);
    expect((await employerFile(owner.ctx, employer.id)).state).toBe('expired')
    bench.clock.advance(-182 * day)
  })
})

describe('whoever is on the list and files anew', () => {
  test('under the same code is shown to the reviewer, and cannot be approved', async () => {
    const creditCode = aCreditCode()
    await inForce(onCode(creditCode))
    const { employer } = await aSubmittedEmployer(bench, { creditCode })
    const { notes } = await openCase(staff.reviewer.ctx, employer.openCaseId!)
    expect(notes.filter((note) => note.blocks)).toMatchObject([{ code: 'blacklisted_code', field: 'creditCode' }])
    await expect(decided(staff.reviewer.ctx, employer.openCaseId!)).rejects.toMatchObject({ code: 'blacklisted' })
  })

  test('as the same operator behind a new company name whose file waits already is found out too', async () => {
    const first = await anApprovedEmployer(bench)
    const phone = await phoneOf(first.owner)
    const second = await aSubmittedEmployer(bench, { name: '（演示）换名制衣', founder: first.owner })
    await inForce({ kind: 'person', phone, ...grounds })
    expect((await employerFile(first.owner.ctx, first.employer.id)).state).toBe('blacklisted')
    const { notes } = await openCase(staff.reviewer.ctx, second.employer.openCaseId!)
    expect(notes.filter((note) => note.blocks)).toMatchObject([{ code: 'blacklisted_operator' }])
    await expect(decided(staff.reviewer.ctx, second.employer.openCaseId!)).rejects.toMatchObject({
      code: 'blacklisted',
    })
  })

  test('can be returned or rejected, and passes once the entry is over', async () => {
    const creditCode = aCreditCode()
    const entry = await inForce(onCode(creditCode))
    const { employer, owner } = await aSubmittedEmployer(bench, { creditCode })
    await expect(decided(staff.reviewer.ctx, employer.openCaseId!)).rejects.toMatchObject({ code: 'blacklisted' })
    await act(staff.lead, entry, 'lifts', { reason: '查错了' })
    await decided(staff.reviewer.ctx, employer.openCaseId!)
    expect((await employerFile(owner.ctx, employer.id)).state).toBe('approved')
  })

  test('approved and listed at the same moment is not in force afterwards', async () => {
    const creditCode = aCreditCode()
    const entry = await proposed(staff.reviewer, onCode(creditCode))
    const { employer, owner } = await aSubmittedEmployer(bench, { creditCode })
    await Promise.allSettled([decided(staff.reviewer.ctx, employer.openCaseId!), act(staff.lead, entry, 'signatures')])
    expect((await employerFile(owner.ctx, employer.id)).state).not.toBe('approved')
  })
})

async function phoneOf(who: SignedIn): Promise<string> {
  const { phone_cipher: sealed } = await bench.deps.db
    .selectFrom('person')
    .select('phone_cipher')
    .where('id', '=', who.personId)
    .executeTakeFirstOrThrow()
  return bench.deps.vault.open(sealed!, 'person.phone')
}
