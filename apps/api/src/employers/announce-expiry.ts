import { noticeDays, noticesDue } from '@zhibo/core/employers/validity'
import { shanghaiDay } from '@zhibo/core/day'
import { type Ctx, withTx } from '../context.ts'
import { insertNotices, lockUnnoticed } from './queries.ts'
import { tellOwners } from './tell-owners.ts'

const atOnce = 100

/**
 * Tells the owners 30, 7 and 1 day before an approval runs out, each once; of several that fall due together only the
 * nearest is sent. A renewed approval has its own three. Returns how many files were told; call again while it is not 0.
 */
export async function announceExpiry(ctx: Ctx): Promise<number> {
  return withTx(ctx, async (tx) => {
    const now = tx.clock()
    const due = await lockUnnoticed(tx, now, noticeDays, atOnce)
    for (const employer of due) {
      const until = employer.approved_until!
      await insertNotices(tx, employer, noticesDue(now, until))
      const left = Math.ceil((until.getTime() - now.getTime()) / 86_400_000)
      const values = { employer: employer.name, day: shanghaiDay(until), days: String(left) }
      await tellOwners(tx, employer.id, 'approval_ends', values, until)
    }
    return due.length
  })
}
