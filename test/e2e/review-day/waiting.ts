import { proposeEntry } from '@zhibo/api/blacklist/propose'
import { signEntry } from '@zhibo/api/blacklist/sign'
import { confirmPolicy } from '@zhibo/api/policy/confirm'
import { enterPolicy } from '@zhibo/api/policy/enter'
import { endSession } from '@zhibo/api/sessions/end'
import { foundStation } from '@zhibo/api/stations/found-station'
import {
  aFailingCreditCode,
  aLicencePicture,
  type AnApprovedEmployer,
  anApprovedEmployer,
  aSubmittedEmployer,
} from '@zhibo/api/testing/employers'
import { aPerson, aStaff, type SignedIn } from '@zhibo/api/testing/identity'
import { aJobContent, aPublishedJob, aSubmittedJob } from '@zhibo/api/testing/jobs'
import { aRunningSession, aSubmittedSession } from '@zhibo/api/testing/sessions'
import { shanghaiDay } from '@zhibo/core/day'
import { benchOn } from '../../browser/installation.ts'

/** Twelve cases of every kind at one station, the people who deal with them, and a show of one of its employers that is on air. */
export interface ReviewDay {
  reviewer: SignedIn
  leads: [SignedIn, SignedIn]
  auditor: SignedIn
  /** The employer on air, whose jobs and plans wait too. */
  maker: AnApprovedEmployer
  /** The cases whose trail is followed, and the entry that shuts an operator out. */
  cases: Record<'maker' | 'clean' | 'badCode' | 'agency' | 'behindNewName' | 'badJob', string>
  blacklistEntryId: string
  onAirSessionId: string
  onAirJob: string
  /** The job that breaks two rules, and the agency whose permit lapsed. */
  badJobId: string
  agency: SignedIn
}

export const titles = {
  clean: '渠县春泥制衣有限公司',
  selfEmployed: '渠县罗记锁边店',
  unreadable: '渠县三江绣品厂',
  badCode: '渠县石佛服饰厂',
  agency: '渠县远航人力资源有限公司',
  behindNewName: '渠县新起点服饰有限公司',
  badJob: '车位工（急招）',
  jobs: ['常青平车工', '常青大烫工', '常青质检员'],
  plans: ['常青周三专场', '常青周五专场'],
} as const

/** Sets the day up by the verbs themselves, on the running installation. */
export async function aReviewDay(dataDir: string): Promise<{ day: ReviewDay; close: () => Promise<void> }> {
  const bench = benchOn(dataDir)
  const station = await foundStation(bench.system, {
    slug: `east-${Date.now()}`,
    name: '渠东直播站',
    operator: '渠县渠东人力资源服务中心',
    hrLicenceNo: '川人服证字 0098 号',
    hrLicenceExpires: '2099-12-31',
    supervisingBody: '渠县人力资源和社会保障局',
    supervisingPhone: '0818-0000008',
    studios: ['渠东一号间'],
    sessionsPerMonth: 4,
    airtimeMsPerMonth: 12 * 3_600_000,
    standardsFrom: '2020-01-01',
  })
  const stationId = station.id
  const leads: ReviewDay['leads'] = [await aStaff(bench, 'lead'), await aStaff(bench, 'lead')]
  const maker = await anApprovedEmployer(bench, { stationId, name: '渠县常青制衣有限公司' })
  const onAirJob = '常青整件车工'
  const published = await aPublishedJob(bench, { by: maker, title: onAirJob })
  const show = await aRunningSession(bench, { job: published })

  const clean = await aSubmittedEmployer(bench, { stationId, name: titles.clean })
  const creditCode = aFailingCreditCode()
  const badCode = await aSubmittedEmployer(bench, { stationId, name: titles.badCode, creditCode })
  const agent = await aPerson(bench)
  const agency = await aSubmittedEmployer(bench, {
    stationId,
    founder: agent,
    name: titles.agency,
    ...(await permit(agent)),
  })
  const operator = await aPerson(bench)
  const old = await anApprovedEmployer(bench, { stationId, founder: operator, name: '渠县旧帆服饰厂' })
  const behindNewName = await aSubmittedEmployer(bench, { stationId, founder: operator, name: titles.behindNewName })
  const blacklistEntryId = await shutOut(leads, operator, old)
  const badJob = await aSubmittedJob(maker.owner, maker.employer.id, {
    title: titles.badJob,
    conditions: '限女性，会平车。',
    pay: { ...aJobContent().pay, floorFen: 230_000 },
  })
  for (const title of titles.jobs) await aSubmittedJob(maker.owner, maker.employer.id, { title })
  for (const title of titles.plans) await aSubmittedSession(bench, { job: published, title })
  await aSubmittedEmployer(bench, { stationId, name: titles.selfEmployed, kind: 'self_employed' })
  await aSubmittedEmployer(bench, { stationId, name: titles.unreadable })
  await raiseMinimumWage(leads)

  const makerCase = await bench.deps.db
    .selectFrom('review_case')
    .select('id')
    .where('subject_id', '=', maker.employer.id)
    .executeTakeFirstOrThrow()
  const day: ReviewDay = {
    reviewer: await aStaff(bench, 'reviewer', stationId),
    leads,
    auditor: await aStaff(bench, 'auditor'),
    maker,
    cases: {
      maker: makerCase.id,
      clean: clean.employer.openCaseId!,
      badCode: badCode.employer.openCaseId!,
      agency: agency.employer.openCaseId!,
      behindNewName: behindNewName.employer.openCaseId!,
      badJob: badJob.openCaseId!,
    },
    blacklistEntryId,
    onAirSessionId: show.session.id,
    onAirJob,
    badJobId: badJob.id,
    agency: agent,
  }
  const close = async () => {
    // Other stories look for the one show that is on.
    await endSession(show.host.ctx, show.session.id)
    await bench.close()
  }
  return { day, close }
}

/** What an agency shows of its permit; the picture tells another date than the form. */
const permit = async (agent: SignedIn) => ({
  kind: 'hr_agency' as const,
  hrLicenceKind: 'permit' as const,
  hrLicenceNo: '川人服证字〔2020〕第 0077 号',
  hrLicenceExpires: '2027-12-31',
  permitPictureId: (await aLicencePicture(agent.ctx)).id,
})

/** The man behind a company that took fees may not act for any other: proposed by one lead, signed by the other. */
async function shutOut(
  [one, other]: ReviewDay['leads'],
  operator: SignedIn,
  { employer }: { employer: { id: string } },
): Promise<string> {
  const entry = await proposeEntry(one.ctx, {
    kind: 'member',
    employerId: employer.id,
    personId: operator.personId,
    months: 12,
    reasonCode: 'fees_taken',
    reason: '收了求职者押金，没有退。',
    internalNote: '',
  })
  await signEntry(other.ctx, entry.id, { expectedVersion: entry.version })
  return entry.id
}

/** From today on more is due than when the bad job was handed in: what is read today is measured by today's row. */
async function raiseMinimumWage([one, other]: ReviewDay['leads']): Promise<void> {
  const documentNo = '渠人社〔2026〕12 号'
  const { id } = await enterPolicy(one.ctx, {
    kind: 'minimum_wage',
    from: shanghaiDay(one.ctx.clock()),
    value: { monthlyFen: 240_000, hourlyFen: 2_400 },
    documentNo,
    supersedes: null,
    sure: true,
  })
  await confirmPolicy(other.ctx, id, { documentNo })
}
