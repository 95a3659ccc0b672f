import { employerStatesInForce, mayMendFile } from '@zhibo/core/employers/lifecycle'
import type { EmployerState, EmployerView } from '@zhibo/core/employers/schema'
import type { JobState, JobView } from '@zhibo/core/jobs/schema'
import { dayWords, type Locale, moment } from '@zhibo/ui/format'
import type { Tone } from '@zhibo/ui/tone'
import { m } from '#lib/paraglide/messages.js'
import { namesOfReturned } from '#lib/returned/returned-fields.ts'
import { afterRejection } from './rejection.ts'

const employerTones: Record<EmployerState, Tone> = {
  draft: 'plain',
  in_review: 'waiting',
  returned: 'danger',
  approved: 'verified',
  expiring: 'waiting',
  expired: 'danger',
  suspended: 'danger',
  rejected: 'danger',
  blacklisted: 'danger',
}
export const employerTone = (state: EmployerState): Tone => employerTones[state]

const states: Record<EmployerState, () => string> = {
  draft: m.employers_state_draft,
  in_review: m.employers_state_in_review,
  returned: m.employers_state_returned,
  approved: m.employers_state_approved,
  expiring: m.employers_state_expiring,
  expired: m.employers_state_expired,
  suspended: m.employers_state_suspended,
  rejected: m.employers_state_rejected,
  blacklisted: m.employers_state_blacklisted,
}
export const stateWord = (state: EmployerState): string => states[state]()

const shut = {
  suspended: m.employers_next_suspended,
  rejected: m.employers_next_rejected,
  blacklisted: m.employers_next_blacklisted,
}
/** What it means to be shut out of recruiting. */
export const shutWord = (state: keyof typeof shut): string => shut[state]()

const jobTones: Record<JobState, Tone> = {
  draft: 'plain',
  in_review: 'waiting',
  returned: 'danger',
  rejected: 'danger',
  published: 'verified',
  paused: 'waiting',
  full: 'plain',
  stopped: 'plain',
  unconfirmed: 'waiting',
  expired: 'danger',
  withdrawn: 'plain',
  suspended: 'danger',
}
export const jobTone = (state: JobState): Tone => jobTones[state]

const jobStates: Record<JobState, () => string> = {
  draft: m.employers_job_draft,
  in_review: m.employers_job_in_review,
  returned: m.employers_job_returned,
  rejected: m.employers_job_rejected,
  published: m.employers_job_published,
  paused: m.employers_job_paused,
  full: m.employers_job_full,
  stopped: m.employers_job_stopped,
  unconfirmed: m.employers_job_unconfirmed,
  expired: m.employers_job_expired,
  withdrawn: m.employers_job_withdrawn,
  suspended: m.employers_job_suspended,
}
export const jobStateWord = (state: JobState): string => jobStates[state]()

/** The one thing to do now: what has happened, in plain words, and the button that goes on. */
export interface Next {
  tone: 'info' | 'ok' | 'waiting' | 'danger'
  title: string
  text: string
  action?: { href: string; label: string }
}

const isInForce = (state: EmployerState) => employerStatesInForce.some((each) => each === state)

/** What is still missing, as a sentence: the first few by name, the rest as a number. */
export function missingWords(missing: readonly string[]): string {
  if (missing.length === 0) return ''
  const items = missing.slice(0, 4).join(m.employers_listing())
  return m.employers_missing({
    items: missing.length > 4 ? m.employers_missing_more({ items, count: missing.length }) : items,
  })
}

interface Desk {
  /** What the file still lacks, by name. */
  missing: readonly string[]
  /** How soon staff answer what is handed in: 两个工作日. */
  answerTime: string
  now: Date
  locale: Locale
}

/** Where an employer stands and what it does next; jobs that wait for its hand come before what goes well. */
export function nextOf(
  employer: EmployerView,
  jobs: readonly JobView[],
  { missing, answerTime, now, locale }: Desk,
): Next {
  const file = `/employer/${employer.id}/file`
  const day = (at: string | null) => (at ? dayWords(new Date(at), now, locale) : '')
  const time = (at: string | null) => (at ? moment(new Date(at), now, locale) : '')
  const returned = jobs.find((job) => job.state === 'returned')
  const rejected = jobs.find((job) => job.appealable)
  const outdated = jobs.find((job) => job.mendBy && !job.openCaseId)
  const asked = jobs.find((job) => job.unanswered > 0)
  const newJob = { href: `/employer/${employer.id}/jobs/new`, label: m.employers_write_job() }

  switch (employer.state) {
    case 'draft':
      return {
        tone: 'info',
        title: m.employers_next_draft(),
        text: [missing.length > 8 ? '' : missingWords(missing), m.employers_next_draft_text({ time: answerTime })]
          .filter(Boolean)
          .join(' '),
        action: { href: file, label: m.employers_fill_file() },
      }
    case 'in_review':
      return {
        tone: 'waiting',
        title: m.employers_next_in_review(),
        text: m.employers_next_in_review_text({ due: time(employer.answerDueAt) }),
        action: jobs.length === 0 ? newJob : undefined,
      }
    case 'returned':
      return {
        tone: 'danger',
        title: m.employers_next_returned(),
        text: m.employers_next_returned_text({ time: answerTime }),
        action: { href: file, label: m.employers_mend_file() },
      }
    case 'expired':
      return {
        tone: 'danger',
        title: m.employers_next_expired({ day: day(employer.approvedUntil) }),
        text: m.employers_next_expired_text(),
        action: { href: file, label: m.employers_renew_file() },
      }
    case 'rejected':
      if (employer.openCaseId) {
        const due = time(employer.answerDueAt)
        return { tone: 'waiting', title: m.employers_appealed(), text: m.employers_appealed_text({ due }) }
      }
      if (employer.blacklisted) return shutOut(employer, day)
      return {
        tone: 'danger',
        title: shutWord('rejected'),
        text: afterRejection(employer, now, locale),
        action: mayMendFile(employer) ? { href: file, label: m.employers_mend_file() } : undefined,
      }
    case 'suspended':
      return {
        tone: 'danger',
        title: shutWord('suspended'),
        text: employer.lastDecision?.publicNote || m.employers_ask_station(),
      }
    case 'blacklisted':
      return shutOut(employer, day)
  }

  if (employer.appealable) {
    return { tone: 'danger', title: m.employers_update_rejected(), text: afterRejection(employer, now, locale) }
  }
  if (returned) {
    return {
      tone: 'danger',
      title: m.employers_next_job_returned({ title: returned.draft.title || m.employers_job_untitled() }),
      text: returnedWords(returned, answerTime, locale),
      action: { href: `/employer/jobs/${returned.id}`, label: m.employers_mend_job() },
    }
  }
  if (rejected) {
    return {
      tone: 'danger',
      title: m.employers_job_rejected_title({ title: rejected.draft.title || m.employers_job_untitled() }),
      text: [rejected.lastDecision?.publicNote, afterRejection(rejected, now, locale)].filter(Boolean).join(' '),
    }
  }
  if (employer.mendBy && !employer.openCaseId) {
    return {
      tone: 'danger',
      title: m.employers_outdated_file(),
      text: m.employers_outdated_text({ day: day(employer.mendBy) }),
      action: { href: file, label: m.employers_mend_file() },
    }
  }
  if (outdated) {
    return {
      tone: 'danger',
      title: m.employers_outdated_job({ title: outdated.draft.title || m.employers_job_untitled() }),
      text: m.employers_outdated_text({ day: day(outdated.mendBy) }),
      action: { href: `/employer/jobs/${outdated.id}`, label: m.employers_mend_job() },
    }
  }
  if (employer.state === 'expiring') {
    return {
      tone: 'waiting',
      title: m.employers_next_expiring({ day: day(employer.approvedUntil) }),
      text: m.employers_next_expiring_text(),
      action: { href: file, label: m.employers_renew_file() },
    }
  }
  if (asked) {
    return {
      tone: 'info',
      title: m.employers_next_applications({ title: asked.draft.title ?? '', count: asked.unanswered }),
      text: m.employers_next_applications_text(),
      action: { href: `/employer/jobs/${asked.id}/applications`, label: m.employers_see_applications() },
    }
  }
  if (jobs.length === 0) {
    return {
      tone: 'ok',
      title: m.employers_next_approved({ day: day(employer.approvedUntil) }),
      text: m.employers_next_approved_text(),
      action: newJob,
    }
  }
  const dues = jobs.flatMap((job) => (job.state === 'in_review' && job.answerDueAt ? [job.answerDueAt] : []))
  const [due] = dues.toSorted()
  return {
    tone: 'ok',
    title: due ? m.employers_next_job_in_review() : m.employers_next_ready(),
    text: due ? m.employers_next_job_in_review_text({ due: time(due) }) : m.employers_next_ready_text(),
  }
}

/** What a returned job lacks, by name, and by when its answer comes; else in the reviewer's own words. */
function returnedWords({ lastDecision }: JobView, time: string, locale: Locale): string {
  const items = lastDecision ? namesOfReturned(lastDecision, locale).join(m.employers_listing()) : ''
  const then = m.employers_next_returned_text({ time })
  if (items) return `${m.employers_still_missing({ items })} ${then}`
  return lastDecision?.publicNote || then
}

function shutOut({ blacklisted }: EmployerView, day: (at: string | null) => string): Next {
  const until = blacklisted ? m.employers_blacklisted_until({ day: day(blacklisted.until) }) : ''
  const text = `${blacklisted?.reason || m.employers_ask_station()} ${until}`.trim()
  return { tone: 'danger', title: shutWord('blacklisted'), text }
}

/** How far an employer has come: the file, its review, a job, the session. */
export function stepsOf(employer: EmployerView, jobs: readonly JobView[], sessions: number) {
  const checked = isInForce(employer.state)
  const handedIn = checked || employer.state === 'in_review'
  const done = [handedIn, checked, checked && jobs.some((job) => job.state === 'published'), sessions > 0]
  const current = done.indexOf(false)
  const words = [m.employers_step_file(), m.employers_step_review(), m.employers_step_job(), m.employers_step_session()]
  return words.map((text, at) => ({ text, done: done[at]!, current: at === current }))
}

const roles = { owner: m.employers_role_owner, member: m.employers_role_member }
export const roleWord = (role: keyof typeof roles): string => roles[role]()
