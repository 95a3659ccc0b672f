import { z } from 'zod'
import { shanghaiDay } from '../day.ts'
import type { JobState } from '../jobs/schema.ts'
import type { InvitationStanding } from './schema.ts'

export const ChecklistWhat = z.enum(['invitation', 'file', 'jobs', 'device_test', 'rehearsal'])
export type ChecklistWhat = z.infer<typeof ChecklistWhat>

/** Who has to do something about it. */
export const ChecklistWho = z.enum(['presenter', 'employer', 'host'])
export type ChecklistWho = z.infer<typeof ChecklistWho>

export const ChecklistItem = z.object({
  what: ChecklistWhat,
  done: z.boolean(),
  who: ChecklistWho,
  until: z.iso.datetime(),
  /** By name, what of it is missing: the jobs that are not open on that day. */
  missing: z.array(z.string()),
})
export type ChecklistItem = z.infer<typeof ChecklistItem>

/** What one presenter still lacks before a show. */
export const PresenterChecklist = z.object({
  presenterId: z.uuid(),
  /** The employer's, or the station's. */
  name: z.string(),
  items: z.array(ChecklistItem),
})
export type PresenterChecklist = z.infer<typeof PresenterChecklist>

interface PresenterFacts {
  /** Null: not asked yet. */
  invitation: InvitationStanding | null
  /** Until when the company is verified; null when it is not. */
  verifiedUntil: Date | null
  jobs: readonly { title: string; state: JobState; validUntil: string }[]
  tested: boolean
  rehearsed: boolean
}

const hour = 3_600_000

/** How long before the start each must be done: what staff have to review takes days. [ours] */
const ahead: Record<ChecklistWhat, number> = {
  invitation: 24 * hour,
  file: 48 * hour,
  jobs: 48 * hour,
  device_test: 2 * hour,
  rehearsal: hour / 2,
}

interface Planned {
  plannedStart: Date
  plannedEnd: Date
}

/** What a company's presenter needs, in the order in which it is best done. */
export function checklistOf(facts: PresenterFacts, show: Planned): ChecklistItem[] {
  const day = shanghaiDay(show.plannedStart)
  const closed = facts.jobs.filter(({ state, validUntil }) => state !== 'published' || validUntil < day)
  const item = itemOf(show)
  const waits = facts.invitation === 'invited' || facts.invitation === 'moved'
  return [
    item('invitation', facts.invitation === 'accepted', waits ? 'presenter' : 'host'),
    item('file', facts.verifiedUntil !== null && facts.verifiedUntil >= show.plannedEnd, 'employer'),
    item(
      'jobs',
      closed.length === 0,
      'employer',
      closed.map(({ title }) => title),
    ),
    ...ownPart(facts, show),
  ]
}

/** What every presenter needs; the station's own have neither a company nor an invitation. */
export function ownPart(
  { tested, rehearsed }: Pick<PresenterFacts, 'tested' | 'rehearsed'>,
  show: Planned,
): ChecklistItem[] {
  const item = itemOf(show)
  return [item('device_test', tested, 'presenter'), item('rehearsal', rehearsed, 'host')]
}

const itemOf =
  ({ plannedStart }: Planned) =>
  (what: ChecklistWhat, done: boolean, who: ChecklistWho, missing: string[] = []): ChecklistItem => ({
    what,
    done,
    who,
    until: new Date(plannedStart.getTime() - ahead[what]).toISOString(),
    missing,
  })
