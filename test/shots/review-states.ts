import { ok } from '@zhibo/api-client/clients'
import type { Decision, PartVerdict, ReviewPart } from '@zhibo/core/reviews/schema'
import { shanghaiDay } from '@zhibo/core/day'
import { handInJob, mendJob } from '../browser/job-files.ts'
import { aClient, aDemoPerson, type Client } from '../browser/people.ts'
import { aReviewDay, titles } from '../e2e/review-day/waiting.ts'

/** What there is a picture of beside the demo's: cases by their state, and a job that its employer has to mend. */
export interface ReviewStates {
  cases: Record<'file' | 'blacklisted' | 'flagged' | 'mended' | 'plan' | 'signature' | 'appealed' | 'suspended', string>
  returnedJob: string
}

/** Brings the reviewers' desk into every state there is a picture of, beside what the demo holds. */
export async function reviewStates(origin: string, dataDir: string): Promise<ReviewStates> {
  const [reviewer, lead, employer] = [
    await aDemoPerson(origin, 'reviewer'),
    await aDemoPerson(origin, 'lead'),
    await aDemoPerson(origin, 'employer-1'),
  ]
  const desk = reviewerAt(reviewer)
  await drawAll(lead, await aDemoPerson(origin, 'lead-2'))
  const { day, close } = await aReviewDay(dataDir)

  const signature = await desk.decide(titles.badCode, 'approve')
  const rejected = await desk.decide(titles.agency, 'reject', 'licence_lapsed')
  await ok(
    aClient(origin, day.agency.cookie).api.reviews[':id'].appeals.$post({
      param: { id: rejected.id },
      json: { expectedVersion: rejected.version, statement: '照片传成了旧证，新证 2027 年到期，已换。' },
    }),
  )
  const flagged = await desk.claim(titles.badJob)
  await markWrong(reviewer, flagged.id)
  await secondLook(await aDemoPerson(origin, 'reviewer-2'), await desk.decide(titles.clean, 'approve'))
  await desk.decide(titles.jobs[1], 'approve')

  const [mended, returned] = ['夜班平车工', '夜班质检员'] as const
  const jobs: string[] = []
  for (const title of [mended, returned]) {
    jobs.push(await handInJob(employer, { title, description: '做校服，流水线。限女性。' }))
    await desk.decide(title, 'return', 'discrimination')
  }
  await mendJob(employer, jobs[0]!, { description: '做校服，流水线。男女不限。' })

  const suspended = await desk.decide(titles.jobs[2], 'approve')
  await ok(
    lead.api.reviews[':id'].suspensions.$post({
      param: { id: suspended.id },
      json: {
        expectedVersion: suspended.version,
        reasonCode: 'false_information',
        publicNote: '有人举报工资没发，查清以前先停。',
        internalNote: '',
      },
    }),
  )
  await close()
  const cases = {
    file: (await desk.claim(titles.unreadable)).id,
    blacklisted: (await desk.find(titles.behindNewName)).id,
    flagged: flagged.id,
    mended: (await desk.find(mended)).id,
    plan: (await desk.find(titles.plans[0])).id,
    signature: signature.id,
    appealed: rejected.id,
    suspended: suspended.id,
  }
  return { cases, returnedJob: jobs[1]! }
}

/** From today every approval is drawn for a second look: one lead enters that, the other confirms it. */
async function drawAll(one: Client, other: Client): Promise<void> {
  const documentNo = '渠人社〔2026〕9 号'
  const { id } = await ok(
    one.api.policies[':kind'].$post({
      param: { kind: 'reinspection' },
      json: { from: shanghaiDay(new Date()), value: { sharePercent: 100 }, documentNo, supersedes: null, sure: true },
    }),
  )
  await ok(other.api.policies[':id'].confirmations.$post({ param: { id }, json: { documentNo } }))
}

/** What a reviewer does with a case, by the title in the queue. */
function reviewerAt({ api }: Client) {
  const find = async (title: string) => (await ok(api.reviews.index.$get({ query: { q: title } })))[0]!
  async function claim(title: string) {
    const { id } = await find(title)
    return ok(api.reviews[':id'].claims.$post({ param: { id }, json: {} }))
  }
  async function decide(title: string, decision: Decision, reason: 'discrimination' | 'licence_lapsed' | null = null) {
    const held = await claim(title)
    const verdict: PartVerdict = reason ? { result: 'return', reasonCode: reason } : { result: 'pass' }
    const [first, second]: ReviewPart[] = held.subject === 'employer' ? ['qualification', 'rules'] : ['job', 'pay']
    return ok(
      api.reviews[':id'].decisions.$post({
        param: { id: held.id },
        json: {
          expectedVersion: held.version,
          decision,
          parts: { [first!]: verdict, [second!]: { result: 'pass' } },
          reasonCode: reason ?? 'complete_and_true',
          publicNote: reason ? '请照着标出来的地方改。' : '',
          internalNote: '照片和登记系统核过。',
        },
      }),
    )
  }
  return { find, claim, decide }
}

const markWrong = ({ api }: Client, id: string) =>
  ok(
    api.reviews[':id']['finding-marks'].$post({
      param: { id },
      json: { rule: 'sex', field: 'conditions', text: '限女性', note: '女工特殊劳动保护的岗位' },
    }),
  )

/** Another reviewer looks at one of the drawn and comes to another answer. */
async function secondLook({ api }: Client, { id }: { id: string }): Promise<void> {
  const drawn = await ok(api.reinspections.index.$get({ query: {} }))
  const look = drawn.find(({ caseId }) => caseId === id)!
  await ok(
    api.reinspections[':id'].answers.$post({
      param: { id: look.id },
      json: { answer: 'differs', note: '执照照片右下角看不清。' },
    }),
  )
}
