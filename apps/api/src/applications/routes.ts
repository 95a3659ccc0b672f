import {
  ActOnApplication,
  ApplicationSearch,
  ApplicationView,
  Apply,
  MyApplicationView,
  MyProfileView,
  OverdueSearch,
  OverdueView,
  PhoneRevealView,
} from '@zhibo/core/applications/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { linkNextPage } from '../http/next-page.ts'
import { ids, valid } from '../http/valid.ts'
import { act } from './act.ts'
import { apply } from './apply.ts'
import { listMine, myProfile } from './mine.ts'
import { listApplicants } from './of-job.ts'
import { overdueApplications } from './overdue.ts'
import { revealPhone } from './reveal-phone.ts'
import { withdraw } from './withdraw.ts'

const tag = 'applications'
const id = ids('id')

const answering = (summary: string) =>
  describe({
    tag,
    summary,
    ok: { 200: ApplicationView },
    problems: [
      'not_signed_in',
      'forbidden',
      'not_found',
      'barred',
      'stale_version',
      'not_from_here',
      'reason_required',
      'withdrawn',
      'employer_not_in_force',
    ],
  })
const body = valid('json', ActOnApplication)

export const applications = new Hono<AppEnv>()
  .post(
    '/',
    describe({
      tag,
      summary: 'Apply for one or several jobs with one sheet; 200 when all had been applied for before',
      ok: { 200: z.array(MyApplicationView), 201: z.array(MyApplicationView) },
      problems: [
        'not_signed_in',
        'forbidden',
        'not_found',
        'consent_missing',
        'job_full',
        'job_changed',
        'job_not_in_force',
      ],
    }),
    valid('json', Apply),
    async (c) => {
      const { applications: all, fresh } = await apply(contextOf(c), c.req.valid('json'))
      return c.json(all, fresh ? 201 : 200)
    },
  )
  .get(
    '/overdue',
    describe({
      tag,
      summary: 'Unanswered after three working days, for the staff who follow it up',
      ok: { 200: z.array(OverdueView) },
      problems: ['not_signed_in', 'forbidden'],
    }),
    valid('query', OverdueSearch),
    async (c) => {
      const search = c.req.valid('query')
      const overdue = await overdueApplications(contextOf(c), search)
      linkNextPage(c, overdue, search.limit)
      return c.json(overdue)
    },
  )
  .post(
    '/:id/withdrawal',
    describe({
      tag,
      summary: 'Take an application back: the employer loses profile and phone at once',
      ok: { 200: MyApplicationView },
      problems: ['not_signed_in', 'not_found'],
    }),
    id,
    async (c) => c.json(await withdraw(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/phone-reveals',
    describe({
      tag,
      summary: 'The whole number, while consent stands; each look is in the trail',
      ok: { 200: PhoneRevealView },
      problems: ['not_signed_in', 'forbidden', 'not_found', 'barred', 'withdrawn', 'employer_not_in_force'],
    }),
    id,
    async (c) => c.json(await revealPhone(contextOf(c), c.req.valid('param').id)),
  )
  .post('/:id/view', answering('Open an application for the first time'), id, body, async (c) =>
    c.json(await act(contextOf(c), c.req.valid('param').id, 'view', c.req.valid('json'))),
  )
  .post('/:id/contact', answering('Say that the seeker was called'), id, body, async (c) =>
    c.json(await act(contextOf(c), c.req.valid('param').id, 'contact', c.req.valid('json'))),
  )
  .post('/:id/invite', answering('Invite to an interview'), id, body, async (c) =>
    c.json(await act(contextOf(c), c.req.valid('param').id, 'invite', c.req.valid('json'))),
  )
  .post('/:id/arrive', answering('Note the arrival'), id, body, async (c) =>
    c.json(await act(contextOf(c), c.req.valid('param').id, 'arrive', c.req.valid('json'))),
  )
  .post('/:id/sign', answering('Note the signed contract'), id, body, async (c) =>
    c.json(await act(contextOf(c), c.req.valid('param').id, 'sign', c.req.valid('json'))),
  )
  .post('/:id/refuse', answering('Refuse, with the reason the seeker is told'), id, body, async (c) =>
    c.json(await act(contextOf(c), c.req.valid('param').id, 'refuse', c.req.valid('json'))),
  )

const Page = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** Under /api/me. */
export const myApplications = new Hono<AppEnv>()
  .get(
    '/applications',
    describe({
      tag,
      summary: 'Where my applications stand, newest first',
      ok: { 200: z.array(MyApplicationView) },
      problems: ['not_signed_in'],
    }),
    valid('query', Page),
    async (c) => {
      const page = c.req.valid('query')
      const mine = await listMine(contextOf(c), page)
      linkNextPage(c, mine, page.limit)
      return c.json(mine)
    },
  )
  .get(
    '/profile',
    describe({ tag, summary: 'My profile of last time', ok: { 200: MyProfileView }, problems: ['not_signed_in'] }),
    async (c) => c.json(await myProfile(contextOf(c))),
  )

/** Under /api/jobs. */
export const jobApplications = new Hono<AppEnv>().get(
  '/:id/applications',
  describe({
    tag,
    summary: 'The applicants of a job, for the people of its employer while it is in force',
    ok: { 200: z.array(ApplicationView) },
    problems: ['not_signed_in', 'not_found', 'barred', 'employer_not_in_force'],
  }),
  id,
  valid('query', ApplicationSearch),
  async (c) => {
    const search = c.req.valid('query')
    const applicants = await listApplicants(contextOf(c), c.req.valid('param').id, search)
    linkNextPage(c, applicants, search.limit)
    return c.json(applicants)
  },
)
