import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { suspendCase } from '../reviews/suspend.ts'
import { type AnApprovedEmployer, anApprovedEmployer, decided } from '../testing/employers.ts'
import { aStaff } from '../testing/identity.ts'
import { aJobContent, type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { cardsOf } from './cards.ts'
import { openJobsForApplication } from './open-for-application.ts'
import { jobFile } from './read.ts'
import { saveJobDraft } from './save-draft.ts'
import { reopenJob } from './step.ts'
import { submitJob } from './submit.ts'

let bench: Bench
let by: AnApprovedEmployer
let nth = 0
beforeAll(async () => {
  bench = await aBench()
  by = await anApprovedEmployer(bench)
})
afterAll(() => bench.close())
beforeEach(() => bench.clock.set('2026-11-23T12:00:00+08:00'))

const why = { reasonCode: 'pay_exaggerated' as const, publicNote: '工价与车间不符', internalNote: '' }
const fileOf = ({ job }: APublishedJob) => jobFile(by.owner.ctx, job.id)
const seen = async (published: APublishedJob) => ({ expectedVersion: (await fileOf(published)).version })
const stateOf = async ({ job }: APublishedJob) => (await cardsOf(bench.system, [job.id])).get(job.id)!.state
const open = ({ job, card }: APublishedJob) =>
  withTx(bench.system, (tx) => openJobsForApplication(tx, [{ jobId: job.id, revisionId: card.revisionId }]))
const toldBack = async ({ card }: APublishedJob) =>
  (await readOutbox(bench.system, 500)).filter(
    ({ template, text }) => template === 'job_restored' && text.includes(card.title),
  )

/** A published job and the case of an edit of it that pays less: the job is paused meanwhile. */
async function aWorseEdit(given: Parameters<typeof aJobContent>[0] = {}) {
  const published = await aPublishedJob(bench, { by, title: `少付平车工${++nth}`, ...given })
  const caseId = await handIn(published, 340)
  expect(await stateOf(published)).toBe('paused')
  return { published, caseId }
}

async function handIn(published: APublishedJob, pieceRateMilliyuan: number): Promise<string> {
  const { title, validUntil } = published.card
  const draft = aJobContent({ title, validUntil, pay: { ...aJobContent().pay, pieceRateMilliyuan } })
  const saved = await saveJobDraft(by.owner.ctx, published.job.id, { ...(await seen(published)), draft })
  return (await submitJob(by.owner.ctx, published.job.id, { expectedVersion: saved.version })).openCaseId!
}

describe('an edit that offers less', () => {
  test('once rejected, leaves the job as it was approved: in sight, open, and its owner knows', async () => {
    const { published, caseId } = await aWorseEdit()
    await decided(by.reviewer.ctx, caseId, { decision: 'reject', ...why })
    expect(await stateOf(published)).toBe('published')
    const [opened] = await open(published)
    expect(opened?.card).toMatchObject({ revisionId: published.card.revisionId, pay: { pieceRateMilliyuan: 350 } })
    expect((await toldBack(published)).map(({ text }) => text)).toEqual([expect.stringContaining('停招')])
  })

  test('once returned, keeps the job paused, until its owner goes on as approved or the edit is approved', async () => {
    const { published, caseId } = await aWorseEdit()
    await expect(reopenJob(by.owner.ctx, published.job.id, await seen(published))).rejects.toMatchObject({
      code: 'already_open',
    })
    await decided(by.reviewer.ctx, caseId, { decision: 'return', ...why })
    expect(await stateOf(published)).toBe('paused')
    await expect(open(published)).rejects.toMatchObject({ code: 'job_not_in_force' })
    expect(await toldBack(published)).toEqual([])

    expect((await reopenJob(by.owner.ctx, published.job.id, await seen(published))).state).toBe('published')
    const [opened] = await open(published)
    expect(opened?.card.pay.pieceRateMilliyuan).toBe(350)

    // The edit may still be mended, and pauses the job again.
    expect(await handIn(published, 345)).toBe(caseId)
    expect(await stateOf(published)).toBe('paused')
    await decided(by.reviewer.ctx, caseId)
    expect((await cardsOf(bench.system, [published.job.id])).get(published.job.id)).toMatchObject({
      state: 'published',
      pay: { pieceRateMilliyuan: 345 },
    })
  })

  test('rejected when the job is past its last day, or suspended, brings nothing back', async () => {
    const past = await aWorseEdit({ validUntil: '2026-11-24' })
    bench.clock.set('2026-11-25T09:00:00+08:00')
    await decided(by.reviewer.ctx, past.caseId, { decision: 'reject', ...why })
    expect(await stateOf(past.published)).toBe('expired')
    expect(await toldBack(past.published)).toEqual([])

    bench.clock.set('2026-11-23T12:00:00+08:00')
    const { published, caseId } = await aWorseEdit()
    const lead = await aStaff(bench, 'lead', by.stationId)
    const { id, version } = await bench.deps.db
      .selectFrom('review_case')
      .select(['id', 'version'])
      .where('subject_id', '=', published.job.id)
      .where('state', '=', 'approved')
      .executeTakeFirstOrThrow()
    await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
    await decided(by.reviewer.ctx, caseId, { decision: 'reject', ...why })
    expect(await stateOf(published)).toBe('suspended')
    expect(await toldBack(published)).toEqual([])
  })
})
