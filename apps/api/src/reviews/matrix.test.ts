import type { Decide, ReviewState } from '@zhibo/core/reviews/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor, type Ctx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { AppError } from '../problem.ts'
import { aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { aStation } from '../testing/stations.ts'
import { appealCase, decideAppeal } from './appeal.ts'
import { claimCase, takeOverCase } from './claim.ts'
import { decideCase } from './decide.ts'
import { findCase } from './queries.ts'
import { releaseCase } from './release.ts'
import { reinstateCase, suspendCase } from './suspend.ts'

/** Whoever claimed or decided the case is `holder`; `colleague` is a reviewer of the same station. */
const people = ['visitor', 'stranger', 'owner', 'auditor', 'foreign', 'holder', 'colleague', 'lead'] as const
type Who = (typeof people)[number]
type Outcome = ReviewState | AppError['code']

const states = [
  'submitted',
  'claimed',
  'approved',
  'returned',
  'rejected',
  'suspended',
  'appealed',
  'upheld',
  'overturned',
] as const satisfies readonly ReviewState[]

interface Case {
  id: string
  version: number
  owner: SignedIn
}

let bench: Bench
let staff: Record<Exclude<Who, 'owner'>, Ctx>
let stationId: string

beforeAll(async () => {
  bench = await aBench()
  stationId = (await aStation(bench)).id
  const elsewhere = await aStation(bench)
  staff = {
    visitor: asActor(bench.system, { kind: 'visitor' }),
    stranger: (await aPerson(bench)).ctx,
    auditor: (await aStaff(bench, 'auditor', stationId)).ctx,
    foreign: (await aStaff(bench, 'reviewer', elsewhere.id)).ctx,
    holder: (await aStaff(bench, 'reviewer', stationId)).ctx,
    colleague: (await aStaff(bench, 'reviewer', stationId)).ctx,
    lead: (await aStaff(bench, 'lead', stationId)).ctx,
  }
})
afterAll(() => bench.close())

const note = { reasonCode: 'false_information' as const, publicNote: '经查与事实不符', internalNote: '' }

/** The way to each state, by verbs alone. */
const roads: Record<ReviewState, (at: Case) => Promise<unknown>> = {
  submitted: () => Promise.resolve(),
  claimed: ({ id }) => claimCase(staff.holder, id),
  approved: ({ id }) => decided(staff.holder, id),
  returned: ({ id }) => decided(staff.holder, id, { decision: 'return', ...note }),
  rejected: ({ id }) => decided(staff.holder, id, { decision: 'reject', ...note }),
  suspended: async (at) => {
    await roads.approved(at)
    await suspendCase(staff.lead, at.id, { expectedVersion: await versionOf(at.id), ...note })
  },
  appealed: async (at) => {
    await roads.rejected(at)
    await appealCase(at.owner.ctx, at.id, { expectedVersion: await versionOf(at.id), statement: '执照是真的' })
  },
  upheld: async (at) => {
    await roads.appealed(at)
    await decideAppeal(staff.colleague, at.id, { expectedVersion: await versionOf(at.id), decision: 'uphold', ...note })
  },
  overturned: async (at) => {
    await roads.appealed(at)
    await decideAppeal(staff.colleague, at.id, {
      expectedVersion: await versionOf(at.id),
      decision: 'overturn',
      ...note,
    })
  },
}

const versionOf = async (id: string) => (await findCase(bench.system, id)).version

async function aCaseIn(state: ReviewState): Promise<Case> {
  const { employer, owner } = await aSubmittedEmployer(bench, { stationId })
  const at: Case = { id: employer.openCaseId!, version: 0, owner }
  await roads[state](at)
  return { ...at, version: await versionOf(at.id) }
}

const pass = { result: 'pass' as const }
const decide =
  (decision: Decide['decision']) =>
  (ctx: Ctx, { id, version }: Case) =>
    decideCase(ctx, id, { expectedVersion: version, decision, parts: { qualification: pass, rules: pass }, ...note })

const actions = {
  claim: (ctx: Ctx, { id }: Case) => claimCase(ctx, id),
  release: (ctx: Ctx, { id }: Case) => releaseCase(ctx, id),
  take_over: (ctx: Ctx, { id }: Case) => takeOverCase(ctx, id, '同事请假'),
  approve: decide('approve'),
  return: decide('return'),
  reject: decide('reject'),
  suspend: (ctx: Ctx, { id, version }: Case) => suspendCase(ctx, id, { expectedVersion: version, ...note }),
  reinstate: (ctx: Ctx, { id, version }: Case) => reinstateCase(ctx, id, { expectedVersion: version, ...note }),
  appeal: (ctx: Ctx, { id, version }: Case) => appealCase(ctx, id, { expectedVersion: version, statement: '不服' }),
  uphold: (ctx: Ctx, { id, version }: Case) =>
    decideAppeal(ctx, id, { expectedVersion: version, decision: 'uphold', ...note }),
  overturn: (ctx: Ctx, { id, version }: Case) =>
    decideAppeal(ctx, id, { expectedVersion: version, decision: 'overturn', ...note }),
}
type Action = keyof typeof actions

/** What a clerk would say must happen. Written from the domain's words, not from the code's table. */
function expected(action: Action, state: ReviewState, who: Who): Outcome {
  if (who === 'visitor') return 'not_signed_in'
  if (action === 'appeal') {
    if (who !== 'owner') return 'not_found'
    return state === 'rejected' ? 'appealed' : 'not_from_here'
  }
  if (who === 'foreign') return 'not_found'
  if (who === 'stranger' || who === 'owner' || who === 'auditor') return 'forbidden'
  switch (action) {
    case 'claim':
      if (state === 'claimed') return who === 'holder' ? 'claimed' : 'claimed_by_other'
      return state === 'submitted' ? 'claimed' : 'not_from_here'
    case 'release':
    case 'approve':
    case 'return':
    case 'reject':
      if (state !== 'claimed') return 'not_from_here'
      if (who !== 'holder') return 'claimed_by_other'
      return ({ release: 'submitted', approve: 'approved', return: 'returned', reject: 'rejected' } as const)[action]
    case 'take_over':
      if (who !== 'lead') return 'forbidden'
      return state === 'claimed' ? 'claimed' : 'not_from_here'
    case 'suspend':
      if (who !== 'lead') return 'forbidden'
      return state === 'approved' || state === 'overturned' ? 'suspended' : 'not_from_here'
    case 'reinstate':
      if (who !== 'lead') return 'forbidden'
      return state === 'suspended' ? 'approved' : 'not_from_here'
    case 'uphold':
    case 'overturn':
      if (state !== 'appealed') return 'not_from_here'
      // Whoever rejected it does not judge the appeal.
      if (who === 'holder') return 'forbidden'
      return action === 'uphold' ? 'upheld' : 'overturned'
  }
}

async function attempt(act: () => Promise<{ state: ReviewState }>): Promise<Outcome> {
  try {
    return (await act()).state
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe.each(states)('a case that is %s', (state) => {
  test('lets each person do exactly what the table says', { timeout: 60_000 }, async () => {
    const wanted: Record<string, Outcome> = {}
    const seen: Record<string, Outcome> = {}
    let at = await aCaseIn(state)
    for (const action of Object.keys(actions) as Action[]) {
      for (const who of people) {
        const ctx = who === 'owner' ? at.owner.ctx : staff[who]
        const key = `${who} ${action}`
        wanted[key] = expected(action, state, who)
        seen[key] = await attempt(() => actions[action](ctx, at))
        const after = await findCase(bench.system, at.id)
        if (after.version !== at.version) at = await aCaseIn(state)
        // Whoever is refused changes nothing.
        else expect(after.state).toBe(state)
      }
    }
    expect(seen).toEqual(wanted)
  })
})
