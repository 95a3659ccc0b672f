import type { Decide, ProposedAction, ReviewState } from '@zhibo/core/reviews/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor, type Ctx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { AppError } from '../problem.ts'
import { aFailingCreditCode, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { aStation } from '../testing/stations.ts'
import { appealCase, decideAppeal } from './appeal.ts'
import { claimCase, takeOverCase } from './claim.ts'
import { decideCase } from './decide.ts'
import { findCase } from './queries.ts'
import { releaseCase } from './release.ts'
import { declineProposal, signProposal } from './sign.ts'
import { reinstateCase, suspendCase } from './suspend.ts'

/**
 * Whoever claimed or decided the case is `holder`; `colleague` is a reviewer of the same station, who answers appeals;
 * `lead` suspends and proposes to reinstate; `second` is another lead.
 */
const people = ['visitor', 'stranger', 'owner', 'auditor', 'foreign', 'holder', 'colleague', 'lead', 'second'] as const
type Who = (typeof people)[number]
type Outcome = ReviewState | AppError['code']

/** What waits for a second signature is a state of its own for each thing that may be proposed. */
type Standing = Exclude<ReviewState, 'awaiting_signature'> | `${ProposedAction}_proposed`

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
  'approve_proposed',
  'reinstate_proposed',
  'uphold_proposed',
  'overturn_proposed',
] as const satisfies readonly Standing[]

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
    second: (await aStaff(bench, 'lead', stationId)).ctx,
  }
})
afterAll(() => bench.close())

const note = { reasonCode: 'false_information' as const, publicNote: '经查与事实不符', internalNote: '' }

/** The way to each standing, by verbs alone. */
const roads: Record<Standing, (at: Case) => Promise<unknown>> = {
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
    await roads.uphold_proposed(at)
    await sign(staff.second, at.id)
  },
  overturned: async (at) => {
    await roads.overturn_proposed(at)
    await sign(staff.second, at.id)
  },
  approve_proposed: ({ id }) => decided(staff.holder, id, { internalNote: '执照原件看过了，登记如此' }),
  reinstate_proposed: async (at) => {
    await roads.suspended(at)
    await reinstateCase(staff.lead, at.id, { expectedVersion: await versionOf(at.id), ...note })
  },
  uphold_proposed: (at) => answer(at, 'uphold'),
  overturn_proposed: (at) => answer(at, 'overturn'),
}

async function answer(at: Case, decision: 'uphold' | 'overturn') {
  await roads.appealed(at)
  await decideAppeal(staff.colleague, at.id, { expectedVersion: await versionOf(at.id), decision, ...note })
}

const sign = async (ctx: Ctx, id: string) => signProposal(ctx, id, { expectedVersion: await versionOf(id), note: '' })

const versionOf = async (id: string) => (await findCase(bench.system, id)).version

async function aCaseIn(state: Standing): Promise<Case> {
  // A code that fails its check is approved by two.
  const creditCode = state === 'approve_proposed' ? { creditCode: aFailingCreditCode() } : {}
  const { employer, owner } = await aSubmittedEmployer(bench, { stationId, ...creditCode })
  const at: Case = { id: employer.openCaseId!, version: 0, owner }
  await roads[state](at)
  return { ...at, version: await versionOf(at.id) }
}

const pass = { result: 'pass' as const }
const back = { result: 'return' as const, note: note.publicNote }
const decide =
  (decision: Decide['decision']) =>
  (ctx: Ctx, { id, version }: Case) => {
    const parts = { qualification: decision === 'approve' ? pass : back, rules: pass }
    return decideCase(ctx, id, { expectedVersion: version, decision, parts, ...note })
  }

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
  sign: (ctx: Ctx, { id, version }: Case) => signProposal(ctx, id, { expectedVersion: version, note: '' }),
  decline: (ctx: Ctx, { id, version }: Case) => declineProposal(ctx, id, { expectedVersion: version, reason: '再查' }),
}
type Action = keyof typeof actions

const proposed = {
  approve_proposed: { by: 'holder', signed: 'approved', declined: 'submitted' },
  reinstate_proposed: { by: 'lead', signed: 'approved', declined: 'suspended' },
  uphold_proposed: { by: 'colleague', signed: 'upheld', declined: 'appealed' },
  overturn_proposed: { by: 'colleague', signed: 'overturned', declined: 'appealed' },
} as const

/** What a clerk would say must happen. Written from the domain's words, not from the code's table. */
function expected(action: Action, state: Standing, who: Who): Outcome {
  if (who === 'visitor') return 'not_signed_in'
  if (action === 'appeal') {
    if (who !== 'owner') return 'not_found'
    return state === 'rejected' ? 'appealed' : 'not_from_here'
  }
  if (who === 'foreign') return 'not_found'
  if (who === 'stranger' || who === 'owner' || who === 'auditor') return 'forbidden'
  const leads = who === 'lead' || who === 'second'
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
      if (!leads) return 'forbidden'
      return state === 'claimed' ? 'claimed' : 'not_from_here'
    case 'suspend':
      if (!leads) return 'forbidden'
      return state === 'approved' || state === 'overturned' ? 'suspended' : 'not_from_here'
    case 'reinstate':
      if (!leads) return 'forbidden'
      return state === 'suspended' ? 'awaiting_signature' : 'not_from_here'
    case 'uphold':
    case 'overturn':
      if (state !== 'appealed') return 'not_from_here'
      // Whoever rejected it does not judge the appeal.
      return who === 'holder' ? 'forbidden' : 'awaiting_signature'
    case 'sign':
    case 'decline': {
      if (!leads) return 'forbidden'
      if (!(state in proposed)) return 'not_from_here'
      const proposal = proposed[state as keyof typeof proposed]
      // Two people, and neither is the one whose decision is at stake.
      if (who === proposal.by) return 'own_submission'
      return action === 'sign' ? proposal.signed : proposal.declined
    }
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
        else expect(after.state).toBe(state in proposed ? 'awaiting_signature' : state)
      }
    }
    expect(seen).toEqual(wanted)
  })
})
