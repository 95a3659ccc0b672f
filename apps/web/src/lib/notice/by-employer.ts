import type { JobCard } from '@zhibo/core/jobs/schema'
import type { SegmentView } from '@zhibo/core/sessions/schema'

/** An employer of a show with the jobs that can be applied for, each once, in the order in which they are presented. */
interface NoticeEmployer {
  id: string
  name: string
  /** Null while it is not verified. */
  verifiedUntil: string | null
  jobs: JobCard[]
}

/** What a notice may promise: jobs that are open, as approved. An employer all of whose jobs are closed is still named. */
export function byEmployer(segments: readonly Pick<SegmentView, 'employerId' | 'employerName' | 'jobs'>[]) {
  const found = new Map<string, NoticeEmployer>()
  for (const { employerId, employerName, jobs } of segments) {
    if (!employerId) continue
    const employer = found.get(employerId) ?? {
      id: employerId,
      name: employerName ?? '',
      verifiedUntil: null,
      jobs: [],
    }
    found.set(employerId, employer)
    for (const job of jobs) {
      employer.verifiedUntil ??= job.verifiedUntil
      if (job.state === 'published' && !employer.jobs.some(({ id }) => id === job.id)) employer.jobs.push(job)
    }
  }
  return [...found.values()]
}
