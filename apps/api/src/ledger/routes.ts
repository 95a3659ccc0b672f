import { LedgerMonth, LedgerView } from '@zhibo/core/ledger/schema'
import { Hono } from 'hono'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { ids } from '../http/valid.ts'
import { AppError } from '../problem.ts'
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
  ids('id'),
  async (c) => {
    const month = LedgerMonth.safeParse(c.req.param('month'))
    if (!month.success) throw new AppError('not_found')
    return c.json(await readLedger(contextOf(c), c.req.valid('param').id, month.data))
  },
)
