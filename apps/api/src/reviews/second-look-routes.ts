import { FindingMarkSearch, FindingMarkView, MarkFinding, SettleMark } from '@zhibo/core/reviews/finding-marks'
import {
  AnswerReinspection,
  ReinspectionSearch,
  ReinspectionView,
  SettleReinspection,
} from '@zhibo/core/reviews/reinspections'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { linkNextPage } from '../http/next-page.ts'
import { ids, valid } from '../http/valid.ts'
import { markFinding, searchMarks, settleMark, unmarkFinding } from './finding-marks.ts'
import { answerReinspection, searchReinspections, settleReinspection } from './reinspect.ts'

const tag = 'reviews'
const reader = ['not_signed_in', 'forbidden', 'not_found'] as const

/** Marks on the findings of one case. */
export const caseMarks = new Hono<AppEnv>()
  .post(
    '/:id/finding-marks',
    describe({
      tag,
      summary: 'Say that a finding is wrong',
      ok: { 201: FindingMarkView },
      problems: [...reader, 'own_submission', 'mark_exists'],
    }),
    ids('id'),
    valid('json', MarkFinding),
    async (c) => c.json(await markFinding(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .delete(
    '/:id/finding-marks/:markId',
    describe({
      tag,
      summary: 'Take one’s own mark back',
      ok: { 204: null },
      problems: [...reader, 'not_from_here'],
    }),
    ids('id', 'markId'),
    async (c) => {
      const { id, markId } = c.req.valid('param')
      await unmarkFinding(contextOf(c), id, markId)
      return c.body(null, 204)
    },
  )

/** All marks, for whoever tends the rules. */
export const findingMarks = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      tag,
      summary: 'Findings marked as wrong; the open ones oldest first',
      ok: { 200: z.array(FindingMarkView) },
      problems: ['not_signed_in', 'forbidden'],
    }),
    valid('query', FindingMarkSearch),
    async (c) => {
      const search = c.req.valid('query')
      const marks = await searchMarks(contextOf(c), search)
      linkNextPage(c, marks, search.limit)
      return c.json(marks)
    },
  )
  .post(
    '/:id/settlements',
    describe({
      tag,
      summary: 'Say whether the finding was right after all',
      ok: { 200: FindingMarkView },
      problems: [...reader, 'own_submission', 'not_from_here'],
    }),
    ids('id'),
    valid('json', SettleMark),
    async (c) => c.json(await settleMark(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )

/** Approvals drawn by lot for a second look. */
export const reinspections = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      tag,
      summary: 'Approvals drawn for a second look; what is to do oldest first',
      ok: { 200: z.array(ReinspectionView) },
      problems: ['not_signed_in', 'forbidden'],
    }),
    valid('query', ReinspectionSearch),
    async (c) => {
      const search = c.req.valid('query')
      const drawn = await searchReinspections(contextOf(c), search)
      linkNextPage(c, drawn, search.limit)
      return c.json(drawn)
    },
  )
  .post(
    '/:id/answers',
    describe({
      tag,
      summary: 'Give the second look, as somebody who had no part in the first',
      ok: { 200: ReinspectionView },
      problems: [...reader, 'own_submission', 'not_from_here'],
    }),
    ids('id'),
    valid('json', AnswerReinspection),
    async (c) => c.json(await answerReinspection(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/settlements',
    describe({
      tag,
      summary: 'Say what came of two answers that differ, as a lead',
      ok: { 200: ReinspectionView },
      problems: [...reader, 'own_submission', 'not_from_here'],
    }),
    ids('id'),
    valid('json', SettleReinspection),
    async (c) => c.json(await settleReinspection(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
