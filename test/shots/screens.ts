import { ok } from '@zhibo/api-client/clients'
import type { Page } from 'playwright-core'
import { moreFrames } from '../browser/chromium.ts'
import { aClient, aDemoPerson } from '../browser/people.ts'
import type { ReviewStates } from './review-states.ts'

/** A screen, and who looks at it: an account of the demo, or nobody in particular. */
export interface Screen {
  name: string
  path: string
  as?: string
  /** Moving pictures to wait for: after a tap, or by themselves. */
  plays?: 'tapped' | 'by itself'
  /** What is done first. */
  before?: (page: Page) => Promise<void>
  /** Its picture in the guides, and the size it is taken at. */
  guide?: { file: string; size: 'phone' | 'desk' }
}

/** Every screen of the product, with the ids of the demo that runs at `origin`; of the reviewers' desk in the states it was brought into. */
export async function screensOf(origin: string, states: ReviewStates | null): Promise<Screen[]> {
  const visitor = aClient(origin).api
  const owner = await aDemoPerson(origin, 'employer-1')
  const reviewer = await aDemoPerson(origin, 'reviewer')
  const { employers } = await ok(owner.api.me.index.$get())
  const employerId = employers[0]!.employerId
  const [live, coming, past, jobs, mine, cases, stations, rows] = await Promise.all([
    ok(visitor.sessions.index.$get({ query: { state: 'live' } })),
    ok(visitor.sessions.index.$get({ query: { state: 'scheduled' } })),
    ok(visitor.sessions.index.$get({ query: { state: 'ended' } })),
    ok(visitor.jobs.index.$get({ query: { employerId } })),
    ok(owner.api.jobs.mine.$get({ query: { employerId } })),
    ok(reviewer.api.reviews.index.$get({ query: { state: 'submitted' } })),
    ok(visitor.stations.index.$get()),
    ok(reviewer.api.policies.index.$get()),
  ])
  const sessionId = live[0]!.id
  const place = encodeURIComponent('南阳村')
  const wanted = mine.toSorted((a, b) => b.applications - a.applications)[0]!
  return [
    { name: 'home', path: '/' },
    { name: 'watch', path: `/sessions/${sessionId}`, plays: 'tapped', guide: { file: 'watch', size: 'phone' } },
    { name: 'watch-questions', path: `/sessions/${sessionId}?tab=questions`, as: 'seeker', plays: 'tapped' },
    { name: 'watch-about', path: `/sessions/${sessionId}?tab=about` },
    { name: 'watch-job', path: `/sessions/${sessionId}`, plays: 'by itself', before: readJob },
    ...coming.slice(0, 1).map(({ id }) => ({ name: 'watch-before', path: `/sessions/${id}` })),
    ...past.slice(0, 1).map(({ id }) => ({ name: 'watch-after', path: `/sessions/${id}` })),
    ...coming.slice(0, 1).map(({ id }) => ({ name: 'notice', path: `/sessions/${id}/notice` })),
    ...past.slice(0, 1).map(({ id }) => ({ name: 'replay', path: `/sessions/${id}/replay` })),
    { name: 'wall', path: `/wall/${stations[0]!.slug}?place=${place}`, plays: 'by itself' },
    { name: 'wall-seats', path: `/wall/${stations[0]!.slug}/seats?place=${place}` },
    { name: 'wall-seat', path: `/wall/${stations[0]!.slug}/seat?place=${place}&seat=3` },
    { name: 'jobs', path: '/jobs' },
    { name: 'job', path: `/jobs/${jobs[0]!.id}` },
    { name: 'job-verification', path: `/jobs/${jobs[0]!.id}/verification` },
    { name: 'employer-public', path: `/employers/${employerId}` },
    { name: 'employer-verification', path: `/employers/${employerId}/verification` },
    {
      name: 'employer-rules',
      path: `/employers/${employerId}/rules`,
      guide: { file: 'rules', size: 'phone' },
    },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'sign-in-staff', path: '/sign-in?as=staff' },
    { name: 'outbox', path: '/outbox' },
    { name: 'preferences', path: '/preferences' },
    { name: 'not-found', path: '/nowhere' },
    { name: 'apply', path: `/apply?job=${jobs[0]!.id}`, as: 'seeker' },
    { name: 'applications', path: '/applications', as: 'seeker' },
    { name: 'account', path: '/account', as: 'seeker' },
    { name: 'employer', path: '/employer', as: 'employer-1' },
    { name: 'employer-file', path: `/employer/${employerId}/file`, as: 'employer-1' },
    { name: 'employer-job', path: `/employer/jobs/${wanted.id}`, as: 'employer-1' },
    { name: 'employer-job-new', path: `/employer/${employerId}/jobs/new`, as: 'employer-1' },
    { name: 'employer-jobs-import', path: `/employer/${employerId}/jobs/import`, as: 'employer-1' },
    { name: 'employer-people', path: `/employer/${employerId}/people`, as: 'employer-1' },
    {
      name: 'applicants',
      path: `/employer/jobs/${wanted.id}/applications`,
      as: 'employer-1',
      guide: { file: 'applicants', size: 'phone' },
    },
    { name: 'employer-questions', path: '/employer/questions', as: 'employer-1' },
    { name: 'present', path: `/present/${sessionId}`, as: 'employer-2', guide: { file: 'present', size: 'phone' } },
    { name: 'host', path: '/host', as: 'host' },
    { name: 'host-new', path: '/host/sessions/new', as: 'host' },
    {
      name: 'control',
      path: `/host/sessions/${sessionId}`,
      as: 'host',
      plays: 'by itself',
      guide: { file: 'control', size: 'desk' },
    },
    ...coming.slice(0, 1).flatMap(({ id }) => [
      { name: 'plan', path: `/host/sessions/${id}/plan`, as: 'host' },
      { name: 'plan-basics', path: `/host/sessions/${id}/basics`, as: 'host' },
      { name: 'plan-presenters', path: `/host/sessions/${id}/presenters`, as: 'host' },
    ]),
    ...past.slice(0, 1).flatMap(({ id }) => [
      { name: 'timeline', path: `/timeline/${id}`, as: 'host' },
      { name: 'recordings', path: `/host/sessions/${id}/recordings`, as: 'host' },
    ]),
    { name: 'calendar-week', path: '/host/calendar', as: 'host' },
    { name: 'calendar-month', path: '/host/calendar?view=month', as: 'host' },
    { name: 'series', path: '/host/series', as: 'host' },
    { name: 'series-new', path: '/host/series/new', as: 'host' },
    { name: 'moderation', path: '/moderation', as: 'host' },
    { name: 'moderation-phrases', path: '/moderation/phrases', as: 'lead' },
    { name: 'moderation-bans', path: '/moderation/bans', as: 'lead' },
    { name: 'reviews', path: '/reviews', as: 'reviewer', guide: { file: 'reviews', size: 'desk' } },
    {
      name: 'review-case',
      path: `/reviews/${cases[0]!.id}`,
      as: 'reviewer',
      guide: { file: 'review-case', size: 'desk' },
    },
    { name: 'review-inspections', path: '/reviews/inspections', as: 'reviewer' },
    { name: 'review-findings', path: '/reviews/findings', as: 'lead' },
    { name: 'review-numbers', path: '/reviews/numbers', as: 'lead', guide: { file: 'numbers', size: 'desk' } },
    { name: 'review-calendar', path: '/reviews/calendar?year=2026&day=2026-10-10', as: 'lead' },
    ...inStates(states),
    { name: 'blacklist', path: '/blacklist?state=in_force', as: 'lead' },
    { name: 'blacklist-new', path: '/blacklist/new', as: 'lead' },
    { name: 'overdue', path: '/overdue', as: 'lead' },
    { name: 'policies', path: '/policies', as: 'lead' },
    { name: 'policy-new', path: '/policies/minimum_wage', as: 'lead' },
    {
      name: 'policy-confirm',
      path: `/policies/rows/${rows.find(({ kind }) => kind === 'minimum_wage')!.id}`,
      as: 'lead',
    },
    { name: 'trail', path: '/trail', as: 'auditor' },
    { name: 'ledger', path: '/ledger', as: 'lead' },
    {
      name: 'ledger-station',
      path: `/ledger/${stations[0]!.slug}`,
      as: 'lead',
      guide: { file: 'ledger', size: 'desk' },
    },
  ]
}

const inStates = (states: ReviewStates | null): Screen[] =>
  states === null
    ? []
    : [
        ...Object.entries(states.cases).map(([name, id]) => ({
          name: `review-case-${name}`,
          path: `/reviews/${id}`,
          as: ['signature', 'appealed', 'suspended'].includes(name) ? 'lead' : 'reviewer',
        })),
        { name: 'employer-job-returned', path: `/employer/jobs/${states.returnedJob}`, as: 'employer-1' },
      ]

/** From the show, once it plays, to one of its jobs: it goes on in the mini player. */
async function readJob(page: Page): Promise<void> {
  await page.getByRole('button', { name: /点一下|Tap to watch/ }).click()
  await moreFrames(page, 5)
  await page.locator('main article').getByRole('link').first().click()
  await page.waitForURL('**/jobs/*')
}
