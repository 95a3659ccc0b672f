import type { PolicyKind, PolicyRowView, PolicyStanding } from '@zhibo/core/policy/schema'
import type { Tone } from '@zhibo/ui/tone'
import { money } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'

interface Words {
  title: () => string
  lede: () => string
}

/** What each kind is called and what it is for, in the order of the page. */
export const kindWords: Record<PolicyKind, Words> = {
  minimum_wage: { title: m.policies_minimum_wage, lede: m.policies_minimum_wage_lede },
  airtime: { title: m.policies_airtime, lede: m.policies_airtime_lede },
  review_promise: { title: m.policies_review_promise, lede: m.policies_review_promise_lede },
  reinspection: { title: m.policies_reinspection, lede: m.policies_reinspection_lede },
}

export const standingWords: Record<PolicyStanding, () => string> = {
  in_force: m.policies_in_force,
  coming: m.policies_coming,
  past: m.policies_past,
  superseded: m.policies_superseded,
  awaiting: m.policies_awaiting,
}

export const standingTones: Record<PolicyStanding, Tone> = {
  in_force: 'verified',
  coming: 'waiting',
  past: 'plain',
  superseded: 'plain',
  awaiting: 'waiting',
}

const minute = 60_000

/** The figures of a row, each with what it is. */
export function figuresOf(row: PolicyRowView): { label: string; value: string }[] {
  switch (row.kind) {
    case 'minimum_wage':
      return [
        { label: m.policies_monthly(), value: money(row.value.monthlyFen) },
        { label: m.policies_hourly(), value: money(row.value.hourlyFen) },
      ]
    case 'airtime':
      return [
        { label: m.policies_min_session(), value: m.policies_minutes({ count: row.value.minSessionMs / minute }) },
        {
          label: m.policies_join_gap(),
          value: `${m.policies_minutes({ count: row.value.joinGapMs / minute })} ${m.policies_join_gap_after()}`,
        },
        {
          label: m.policies_short_sessions(),
          value: row.value.shortSessionsGiveHours ? m.policies_short_counted() : m.policies_short_not_counted(),
        },
      ]
    case 'review_promise':
      return [{ label: m.policies_working_days(), value: m.policies_days({ count: row.value.workingDays }) }]
    case 'reinspection':
      return [{ label: m.policies_share(), value: m.policies_percent({ count: row.value.sharePercent }) }]
  }
}
