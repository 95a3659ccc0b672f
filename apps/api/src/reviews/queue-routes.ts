import { ReviewPromiseValue } from '@zhibo/core/policy/schema'
import { NumbersSearch, ReviewNumbersView } from '@zhibo/core/reviews/numbers'
import {
  ClaimCases,
  ClaimedView,
  QueueCountsView,
  ReviewCaseView,
  ReviewSearch,
  SavedFilterView,
  SaveFilter,
} from '@zhibo/core/reviews/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { sendCsv } from '../http/csv.ts'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { linkNextPage } from '../http/next-page.ts'
import { ids, valid } from '../http/valid.ts'
import { claimCases } from './claim-many.ts'
import { forgetFilter, keepFilter, myFilters } from './filters.ts'
import { queueCounts, searchCases } from './list.ts'
import { reviewNumbers } from './numbers.ts'
import { numbersCsv } from './numbers-csv.ts'
import { promiseToday } from './promise.ts'

const tag = 'reviews'
const reader = ['not_signed_in', 'forbidden'] as const

/** What is about many cases: the queue, its promised time, filters of one's own, claims of several at once, numbers. */
export const queueRoutes = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      tag,
      summary: 'The queue, what is due first at the top',
      ok: { 200: z.array(ReviewCaseView) },
      problems: reader,
    }),
    valid('query', ReviewSearch),
    async (c) => {
      const search = c.req.valid('query')
      const cases = await searchCases(contextOf(c), search)
      linkNextPage(c, cases, search.limit)
      return c.json(cases)
    },
  )
  .get(
    '/counts',
    describe({
      tag,
      summary: 'How many approved ones a later rule or rate found wanting',
      ok: { 200: QueueCountsView },
      problems: reader,
    }),
    async (c) => c.json(await queueCounts(contextOf(c))),
  )
  .get(
    '/promise',
    describe({ tag, summary: 'In how many working days staff answer, for anyone', ok: { 200: ReviewPromiseValue } }),
    async (c) => c.json(await promiseToday(contextOf(c))),
  )
  .post(
    '/claims',
    describe({
      tag,
      summary: 'Claim up to 50 cases, with an answer for each',
      ok: { 200: z.array(ClaimedView) },
      problems: reader,
    }),
    valid('json', ClaimCases),
    async (c) => c.json(await claimCases(contextOf(c), c.req.valid('json'))),
  )
  .get(
    '/filters',
    describe({ tag, summary: 'My filters of the queue', ok: { 200: z.array(SavedFilterView) }, problems: reader }),
    async (c) => c.json(await myFilters(contextOf(c))),
  )
  .post(
    '/filters',
    describe({
      tag,
      summary: 'Keep a filter under a name; one of the same name gives way',
      ok: { 201: SavedFilterView },
      problems: [...reader, 'filters_full'],
    }),
    valid('json', SaveFilter),
    async (c) => c.json(await keepFilter(contextOf(c), c.req.valid('json')), 201),
  )
  .delete(
    '/filters/:id',
    describe({ tag, summary: 'Forget a filter', ok: { 204: null }, problems: ['not_signed_in', 'not_found'] }),
    ids('id'),
    async (c) => {
      await forgetFilter(contextOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  .get(
    '/numbers',
    describe({
      tag,
      summary: 'Time to decision, returns by reason, load, findings, agreement',
      ok: { 200: ReviewNumbersView },
      problems: reader,
    }),
    valid('query', NumbersSearch),
    async (c) => c.json(await reviewNumbers(contextOf(c), c.req.valid('query'))),
  )
  .get(
    '/numbers.csv',
    describe({
      tag,
      summary: 'The same numbers for spreadsheets',
      ok: { 200: z.string() },
      media: 'text/csv',
      problems: reader,
    }),
    valid('query', NumbersSearch),
    async (c) => {
      const ctx = contextOf(c)
      const { from, to, ...rest } = c.req.valid('query')
      const numbers = await reviewNumbers(ctx, { from, to, ...rest })
      return sendCsv(c, `zhibo-reviews-${from}-${to}.csv`, numbersCsv(numbers, ctx.locale))
    },
  )
