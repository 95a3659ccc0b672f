import { LedgerMonth, LedgerView } from '@zhibo/core/ledger/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { params } from '../http/valid.ts'
import { readLedger } from './read.ts'

/** Under /api/stations. */
export const ledger = new Hono<AppEnv>().get(
  '/:id/ledger/:month',
  describe({
    tag: 'ledger',
    summary: 'A station’s month: what counts, what does not and why, what is missing, what could still make it good',
    ok: { 200: LedgerView },
    problems: ['not_signed_in', 'forbidden', 'not_found'],
  }),
  params({ id: z.uuid(), month: LedgerMonth }),
  async (c) => {
    const { id, month } = c.req.valid('param')
    return c.json(await readLedger(contextOf(c), id, month))
  },
)
