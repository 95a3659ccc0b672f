import { OwedQuestionView, OwedSearch } from '@zhibo/core/questions/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { linkNextPage } from '../http/next-page.ts'
import { valid } from '../http/valid.ts'
import { overdueQuestions, owedByMine } from './owed.ts'

const tag = 'questions'

/** What shows left open; under /api/questions. */
export const owedQuestions = new Hono<AppEnv>()
  .get(
    '/owed',
    describe({
      tag,
      summary: 'Questions left open that the employers I act for owe an answer to, the soonest due first',
      ok: { 200: z.array(OwedQuestionView) },
      problems: ['not_signed_in'],
    }),
    valid('query', OwedSearch),
    async (c) => {
      const search = c.req.valid('query')
      const owed = await owedByMine(contextOf(c), search)
      linkNextPage(c, owed, search.limit)
      return c.json(owed)
    },
  )
  .get(
    '/overdue',
    describe({
      tag,
      summary: 'Questions left open and not answered within two working days, for the staff who follow it up',
      ok: { 200: z.array(OwedQuestionView) },
      problems: ['not_signed_in', 'forbidden'],
    }),
    valid('query', OwedSearch),
    async (c) => {
      const search = c.req.valid('query')
      const overdue = await overdueQuestions(contextOf(c), search)
      linkNextPage(c, overdue, search.limit)
      return c.json(overdue)
    },
  )
