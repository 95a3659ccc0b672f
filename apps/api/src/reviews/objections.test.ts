import type { NamedFinding } from '@zhibo/core/checks/named-finding'
import { JobView } from '@zhibo/core/jobs/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { employerFile } from '../employers/read.ts'
import { saveEmployerDraft } from '../employers/save-draft.ts'
import { submitEmployer } from '../employers/submit.ts'
import { createJob } from '../jobs/create.ts'
import { jobFile } from '../jobs/read.ts'
import { saveJobDraft } from '../jobs/save-draft.ts'
import { submitJob } from '../jobs/submit.ts'
import { entriesOf } from '../testing/audit.ts'
import { type AnApprovedEmployer, anApprovedEmployer, decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aJobContent } from '../testing/jobs.ts'
import { markFinding } from './finding-marks.ts'
import { openCase } from './open-detail.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let by: AnApprovedEmployer
beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  by = await anApprovedEmployer(bench)
})
afterAll(() => bench.close())

/** A deposit, by the words alone; its writer may have meant another. */
const description = '做校服，流水线。入职交押金500元，离职退还。'
const fee: NamedFinding = { rule: 'fees', field: 'description', text: '交押金500元' }

async function aDraft(given: Parameters<typeof aJobContent>[0]) {
  const { id, version } = await createJob(by.owner.ctx, { employerId: by.employer.id, draft: aJobContent(given) })
  /** Hands it in with these objections. */
  const handIn = (objections?: NamedFinding[]) =>
    client.send(by.owner, 'POST', `/api/jobs/${id}/submissions`, { expectedVersion: version, objections })
  return { id, version, handIn }
}

/** The very words the checks point at, as the refusal tells them. */
async function wordsRefused(): Promise<NamedFinding> {
  const { version, id } = await aDraft({ description })
  const problem = await client.refused(by.owner, 'POST', `/api/jobs/${id}/submissions`, { expectedVersion: version })
  const [found] = (problem.details as { findings: { rule: string; field: string; span: [number, number] }[] }).findings
  return { rule: found!.rule, field: found!.field, text: description.slice(...found!.span) }
}

describe('what the checks forbid for its words', () => {
  test('goes along when its writer objects, and a reviewer judges', async () => {
    const objection = await wordsRefused()
    expect(objection).toMatchObject({ rule: fee.rule, field: fee.field })
    const { id, handIn } = await aDraft({ description })
    const answer = await handIn([objection])
    expect(answer.status).toBe(201)
    const { openCaseId } = JobView.parse(await answer.json())

    const opened = await openCase(by.reviewer.ctx, openCaseId!)
    expect(opened).toMatchObject({ objections: [objection], findings: { block: 1 } })
    const [submitted] = (await entriesOf(bench, 'job', id)).slice(-1)
    expect(submitted).toMatchObject({ action: 'job.submitted', detail: { objected: ['fees'] } })
    expect(JSON.stringify(submitted)).not.toContain('押金')

    // The objection alone approves nothing.
    await expect(decided(by.reviewer.ctx, openCaseId!)).rejects.toMatchObject({ code: 'forbidden_by_checks' })
    await markFinding(by.reviewer.ctx, openCaseId!, { ...objection, note: '说的是宿舍水电押金，已核' })
    expect((await decided(by.reviewer.ctx, openCaseId!)).state).toBe('approved')
  })

  test('stops it without an objection, and with one to other words or another rule', async () => {
    const objection = await wordsRefused()
    const { handIn } = await aDraft({ description })
    for (const objections of [
      undefined,
      [],
      [{ ...objection, text: '交押金' }],
      [{ ...objection, rule: 'bait' }],
      [{ ...objection, field: 'conditions' }],
    ])
      expect((await handIn(objections)).status, JSON.stringify(objections)).toBe(422)
  })

  test('is objected to anew with each revision', async () => {
    const objection = await wordsRefused()
    const { id, handIn } = await aDraft({ description })
    const { openCaseId } = JobView.parse(await (await handIn([objection])).json())
    const why = { reasonCode: 'fees' as const, publicNote: '就是押金，请删掉' }
    await decided(by.reviewer.ctx, openCaseId!, { decision: 'return', ...why })
    const { version } = await jobFile(by.owner.ctx, id)
    const saved = await saveJobDraft(by.owner.ctx, id, { expectedVersion: version, draft: aJobContent() })
    await submitJob(by.owner.ctx, id, { expectedVersion: saved.version })
    expect((await openCase(by.reviewer.ctx, openCaseId!)).objections).toEqual([])
  })
})

test.each([
  [
    'a floor under the minimum wage',
    { pay: { ...aJobContent().pay, floorFen: 100_000 } },
    'below_minimum_wage',
    'pay.floorFen',
  ],
  ['a last day that is over', { validUntil: '2026-11-22' }, 'missing_field', 'validUntil'],
])('%s is a fact and stays forbidden, whatever is said against it', async (_, given, rule, field) => {
  const { handIn } = await aDraft(given)
  expect((await handIn([{ rule, field, text: '' }])).status).toBe(422)
})

test('no more than twenty objections are taken, and none of unknown words', async () => {
  const { handIn } = await aDraft({ description })
  expect((await handIn(Array.from({ length: 21 }, () => fee))).status).toBe(400)
  expect((await handIn([{ ...fee, why: '不是' } as NamedFinding])).status).toBe(400)
})

test('a clause of the management rules that was misread goes along with the file', async () => {
  const { employer, owner, file, reviewer } = await anApprovedEmployer(bench)
  const rules = { ...file.rules, fines: '本厂从不以任何名义罚款扣钱，有事当面说清' }
  const saved = await saveEmployerDraft(owner.ctx, employer.id, {
    expectedVersion: employer.version,
    draft: { ...file, rules },
  })
  const refused = submitEmployer(owner.ctx, employer.id, { expectedVersion: saved.version })
  await expect(refused).rejects.toMatchObject({ code: 'blocked_by_checks' })
  const objections = [{ rule: 'fine_unlawful', field: 'rules.fines', text: '' }]
  const { openCaseId } = await submitEmployer(owner.ctx, employer.id, { expectedVersion: saved.version, objections })
  expect((await openCase(reviewer.ctx, openCaseId!)).objections).toEqual(objections)
  expect((await employerFile(owner.ctx, employer.id)).state).toBe('approved')
})
