import { ConfirmPolicy, EnterPolicy, EnterPolicyBody, PolicyKind, PolicyRowView } from '@zhibo/core/policy/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { ids, params, valid } from '../http/valid.ts'
import { AppError } from '../problem.ts'
import { confirmPolicy } from './confirm.ts'
import { enterPolicy } from './enter.ts'
import { readPolicies } from './read.ts'

export const policyRows = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      tag: 'policies',
      summary: 'Every dated policy row, the newest day first',
      ok: { 200: z.array(PolicyRowView) },
      problems: ['not_signed_in', 'forbidden'],
    }),
    async (c) => c.json(await readPolicies(contextOf(c))),
  )
  .post(
    '/:kind',
    describe({
      tag: 'policies',
      summary: 'Enters a row from a day on, or puts the row of a day right',
      ok: { 201: PolicyRowView },
      problems: ['not_signed_in', 'forbidden', 'not_found', 'policy_day_taken', 'policy_unusual', 'stale_version'],
    }),
    params({ kind: PolicyKind }),
    valid('json', EnterPolicyBody),
    async (c) => {
      const entry = EnterPolicy.safeParse({ kind: c.req.valid('param').kind, ...c.req.valid('json') })
      if (!entry.success) throw new AppError('invalid_body', { issues: entry.error.issues })
      return c.json(await enterPolicy(contextOf(c), entry.data), 201)
    },
  )
  .post(
    '/:id/confirmations',
    describe({
      tag: 'policies',
      summary: 'A second lead confirms a row by the number of its document',
      ok: { 200: PolicyRowView },
      problems: [
        'not_signed_in',
        'forbidden',
        'not_found',
        'not_from_here',
        'own_submission',
        'policy_document_differs',
      ],
    }),
    ids('id'),
    valid('json', ConfirmPolicy),
    async (c) => c.json(await confirmPolicy(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
