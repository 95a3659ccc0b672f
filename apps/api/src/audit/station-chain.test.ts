import { wordDetail } from '@zhibo/core/audit/words'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { sessionHours } from '../identity/session.ts'
import { openCase } from '../reviews/open-detail.ts'
import { aBlacklisting } from '../testing/blacklist.ts'
import { anApprovedEmployer, aSubmittedEmployer } from '../testing/employers.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { searchAudit } from './search.ts'

let bench: Bench
beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())

test('a station’s lead reads who saw the evidence of its cases and which of its companies was listed, and nothing of the county’s', async () => {
  const { employer, file } = await aSubmittedEmployer(bench)
  const { stationId } = employer
  const reviewer = await aStaff(bench, 'reviewer', stationId)
  await openCase(reviewer.ctx, employer.openCaseId!)
  const listed = await anApprovedEmployer(bench, { stationId })
  const elsewhere = await anApprovedEmployer(bench)
  for (const { creditCode } of [listed.file, elsewhere.file])
    await aBlacklisting(bench, { kind: 'credit_code', creditCode })

  const read = ({ ctx }: SignedIn) => searchAudit(ctx, { limit: 200 })
  const seen = await read(await aStaff(bench, 'lead', stationId))
  expect(seen.find(({ action }) => action === 'review.opened')).toMatchObject({
    actorId: reviewer.personId,
    detail: { evidence: [file.licencePictureId] },
  })
  const blacklisted = seen.filter(({ action }) => action === 'employer.blacklisted')
  expect(blacklisted.map(({ subjectId }) => subjectId)).toEqual([listed.employer.id])
  expect(seen.map(({ action }) => action)).not.toContain('blacklist.signed')
  const county = (await read(await aStaff(bench, 'lead'))).map(({ action }) => action)
  expect(county.filter((action) => action === 'blacklist.signed')).toHaveLength(2)
})

test('each way of signing in has a word in the trail', () => {
  for (const way of Object.keys(sessionHours)) expect(wordDetail('way', way, 'zh-CN', 'person').value).not.toBe(way)
})
