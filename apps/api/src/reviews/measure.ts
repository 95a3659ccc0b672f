import { isSameFinding, nameFinding } from '@zhibo/core/checks/named-finding'
import { ruleSetOn } from '@zhibo/core/employers/rule-set'
import { shanghaiDay } from '@zhibo/core/day'
import { mendWorkingDays } from '@zhibo/core/reviews/deadline'
import { recordAudit } from '../audit/record.ts'
import { workingDaysFromNow } from '../calendar/work-calendar.ts'
import type { Ctx, Tx } from '../context.ts'
import { tellOwners } from '../employers/tell-owners.ts'
import { lastChange } from '../policy/policies.ts'
import { clearOutdated, type ReviewCase, updateCase } from './queries.ts'
import type { SubjectDescription } from './subject.ts'
import { subjectOf } from './subjects.ts'
import { type Found, foundIn, weigh } from './weigh.ts'

/** What is in force is held against: a set of rules, and the rates as they stand since an instant. */
export interface Yardstick {
  rules: string
  since: Date
}

export const yardstickOf = async (ctx: Ctx): Promise<Yardstick> => ({
  rules: ruleSetOn(shanghaiDay(ctx.clock())).from,
  since: await lastChange(ctx, 'minimum_wage'),
})

/** An approval says what it let stand: only what is found beyond that is news. Earlier revisions of the subject are history. */
export async function measureApproval(tx: Tx, approved: ReviewCase): Promise<void> {
  const described = await subjectOf(approved).describe(tx, approved)
  const accepted = (await foundIn(tx, approved, described))
    .filter(isGrave)
    .map((found) => nameFinding(found, described.content))
  await updateCase(tx, approved.id, {
    accepted: JSON.stringify(accepted),
    measured_by: (await yardstickOf(tx)).rules,
    measured_at: tx.clock(),
  })
  await clearOutdated(tx, approved)
}

/**
 * Holds something in force against the rules and rates of now. What they find beyond what its approval let stand is told
 * to its owners once, with a day; nothing is taken off by that: a lead decides.
 */
export async function measure(tx: Tx, reviewCase: ReviewCase): Promise<void> {
  const described = await subjectOf(reviewCase).describe(tx, reviewCase)
  await weigh(tx, reviewCase, described)
  const news = (await foundIn(tx, reviewCase, described)).filter((found) => isNews(found, reviewCase, described))
  if (news.length === 0) await updateCase(tx, reviewCase.id, { mend_by: null })
  else if (reviewCase.mend_by === null) await tell(tx, reviewCase, news)
}

/** Of an approval from before it was kept what it let stand, only what is forbidden is news. */
function isNews(found: Found, { accepted }: ReviewCase, { content }: SubjectDescription): boolean {
  if (accepted === null) return found.action === 'block'
  return isGrave(found) && !accepted.some((each) => isSameFinding(each, nameFinding(found, content)))
}

const isGrave = ({ action }: Found): boolean => action !== 'flag'

async function tell(
  tx: Tx,
  { id, employer_id, station_id: stationId, title }: ReviewCase,
  news: Found[],
): Promise<void> {
  const mendBy = await workingDaysFromNow(tx, mendWorkingDays)
  await updateCase(tx, id, { mend_by: mendBy })
  const [first] = news
  const values = { subject: title, count: String(news.length), first: first!.message, day: shanghaiDay(mendBy) }
  if (employer_id) await tellOwners(tx, employer_id, 'outdated', values)
  const rules = [...new Set(news.map(({ rule }) => rule))]
  await recordAudit(tx, 'review.outdated', { kind: 'review_case', id }, { stationId, detail: { rules } })
}
