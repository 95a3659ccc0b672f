import { type Bench, aBench } from '@zhibo/api/db/testing'
import { employerFile } from '@zhibo/api/employers/read'
import { saveEmployerDraft } from '@zhibo/api/employers/save-draft'
import { submitEmployer } from '@zhibo/api/employers/submit'
import { claimCase, takeOverCase } from '@zhibo/api/reviews/claim'
import { decideCase } from '@zhibo/api/reviews/decide'
import { expireClaims } from '@zhibo/api/reviews/expire-claims'
import { AppError } from '@zhibo/api/problem'
import { aCreditCode, aLicencePicture, anEmployerFile, aSubmittedEmployer, decided } from '@zhibo/api/testing/employers'
import { aStaff, type SignedIn } from '@zhibo/api/testing/identity'
import { aStation } from '@zhibo/api/testing/stations'
import type { Decide } from '@zhibo/core/reviews/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'

let bench: Bench
let stationId: string
let reviewer: SignedIn
let colleague: SignedIn
let lead: SignedIn

beforeAll(async () => {
  bench = await aBench()
  stationId = (await aStation(bench)).id
  reviewer = await aStaff(bench, 'reviewer', stationId)
  colleague = await aStaff(bench, 'reviewer', stationId)
  lead = await aStaff(bench, 'lead', stationId)
})
afterAll(() => bench.close())

const rounds = 20
const pass = { result: 'pass' as const }
const back = { qualification: { result: 'return' as const, note: '再看看' }, rules: pass }
const decision = (expectedVersion: number, given: Partial<Decide> = {}): Decide => ({
  expectedVersion,
  decision: 'approve',
  parts: { qualification: pass, rules: pass },
  reasonCode: 'complete_and_true',
  publicNote: '核过了',
  internalNote: '',
  ...given,
})

/** What each of several attempts came to, all begun at once: its state, or the code it was refused with. */
async function atOnce(...attempts: (() => Promise<{ state: string }>)[]): Promise<string[]> {
  return Promise.all(
    attempts.map(async (attempt) => {
      try {
        return (await attempt()).state
      } catch (error) {
        if (error instanceof AppError) return error.code
        throw error
      }
    }),
  )
}

const historyOf = async (caseId: string) =>
  (
    await bench.deps.db
      .selectFrom('review_event')
      .select('action')
      .where('case_id', '=', caseId)
      .orderBy('seq')
      .execute()
  ).map((event) => event.action)

test('one person deciding a case on two screens at once decides it once', async () => {
  for (let round = 0; round < rounds; round++) {
    const { employer } = await aSubmittedEmployer(bench, { stationId })
    const id = employer.openCaseId!
    const { version } = await claimCase(reviewer.ctx, id)

    const outcomes = await atOnce(
      () => decideCase(reviewer.ctx, id, decision(version)),
      () => decideCase(reviewer.ctx, id, decision(version, { decision: 'return', parts: back, reasonCode: 'other' })),
    )

    expect(outcomes).toContain('stale_version')
    const won = outcomes.find((outcome) => outcome !== 'stale_version')!
    expect(['approved', 'returned']).toContain(won)
    expect(await historyOf(id)).toEqual(['submit', 'claim', won === 'approved' ? 'approve' : 'return'])
  }
})

test('of a holder who decides and a lead who takes over and decides at once, exactly one wins', async () => {
  for (let round = 0; round < rounds; round++) {
    const { employer } = await aSubmittedEmployer(bench, { stationId })
    const id = employer.openCaseId!
    const { version } = await claimCase(reviewer.ctx, id)

    const outcomes = await atOnce(
      () => decideCase(reviewer.ctx, id, decision(version)),
      async () => {
        const taken = await takeOverCase(lead.ctx, id, '久等了')
        return decideCase(
          lead.ctx,
          id,
          decision(taken.version, { decision: 'reject', parts: back, reasonCode: 'other' }),
        )
      },
    )

    const held = outcomes[0] === 'approved'
    expect(['approved', 'claim_lost', 'stale_version']).toContain(outcomes[0])
    expect(outcomes[1]).toBe(held ? 'not_from_here' : 'rejected')
    expect(await historyOf(id)).toEqual(
      held ? ['submit', 'claim', 'approve'] : ['submit', 'claim', 'take_over', 'reject'],
    )
  }
})

test('of two reviewers who claim a case at once, one has it', async () => {
  for (let round = 0; round < rounds; round++) {
    const { employer } = await aSubmittedEmployer(bench, { stationId })
    const outcomes = await atOnce(
      () => claimCase(reviewer.ctx, employer.openCaseId!),
      () => claimCase(colleague.ctx, employer.openCaseId!),
    )
    expect(outcomes.toSorted()).toEqual(['claimed', 'claimed_by_other'])
  }
})

test('a claim that ran out goes to one person once, however many ask while it is swept', async () => {
  const { employer } = await aSubmittedEmployer(bench, { stationId })
  const id = employer.openCaseId!
  await claimCase(reviewer.ctx, id)
  bench.clock.advance(15 * 60_000)

  const outcomes = await atOnce(
    () => claimCase(colleague.ctx, id),
    () => claimCase(lead.ctx, id),
    async () => {
      await expireClaims(bench.system)
      return { state: 'swept' }
    },
  )

  expect(outcomes.toSorted()).toEqual(['claimed', 'claimed_by_other', 'swept'])
  expect(await historyOf(id)).toEqual(['submit', 'claim', 'expire', 'claim'])
})

test('a file handed in twice at once makes one revision and one case', async () => {
  const { employer, owner } = await aSubmittedEmployer(bench, { stationId })
  await decided(reviewer.ctx, employer.openCaseId!, { decision: 'return', reasonCode: 'other', publicNote: '再看看' })
  const { version } = await employerFile(owner.ctx, employer.id)
  const submit = () => submitEmployer(owner.ctx, employer.id, { expectedVersion: version })

  const outcomes = await atOnce(submit, submit, submit)

  expect(outcomes.toSorted()).toEqual(['already_open', 'already_open', 'in_review'])
  const revisions = await bench.deps.db
    .selectFrom('employer_revision')
    .select('number')
    .where('employer_id', '=', employer.id)
    .orderBy('number')
    .execute()
  expect(revisions.map((revision) => revision.number)).toEqual([1, 2])
})

test('of two employers with one credit code approved at once, one is in force', async () => {
  for (let round = 0; round < rounds; round++) {
    const creditCode = aCreditCode()
    const [first, second] = [
      await aSubmittedEmployer(bench, { stationId, creditCode }),
      await aSubmittedEmployer(bench, { stationId, creditCode }),
    ]
    const outcomes = await atOnce(
      () => decided(reviewer.ctx, first.employer.openCaseId!),
      () => decided(colleague.ctx, second.employer.openCaseId!),
    )
    expect(outcomes.toSorted()).toEqual(['approved', 'credit_code_in_force'])
  }
})

test('deciding a file while its owner mends and hands in the next never waits in a ring', async () => {
  const { employer, owner } = await aSubmittedEmployer(bench, { stationId })
  await decided(reviewer.ctx, employer.openCaseId!)
  for (let round = 0; round < rounds; round++) {
    const before = await employerFile(owner.ctx, employer.id)
    const draft = anEmployerFile((await aLicencePicture(owner.ctx)).id, { creditCode: before.draft.creditCode! })
    const saved = await saveEmployerDraft(owner.ctx, employer.id, { expectedVersion: before.version, draft })
    const { openCaseId, version } = await submitEmployer(owner.ctx, employer.id, { expectedVersion: saved.version })
    const claimed = await claimCase(reviewer.ctx, openCaseId!)

    const outcomes = await atOnce(
      () => decideCase(reviewer.ctx, openCaseId!, decision(claimed.version)),
      () => submitEmployer(owner.ctx, employer.id, { expectedVersion: version }),
    )

    expect(outcomes[0]).toBe('approved')
    expect(['already_open', 'stale_version']).toContain(outcomes[1])
  }
})
