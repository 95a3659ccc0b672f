import { checkJob } from '@zhibo/core/checks/check-job'
import type { NamedFinding } from '@zhibo/core/checks/named-finding'
import { JobPost } from '@zhibo/core/checks/schema'
import { JobDraft } from '@zhibo/core/jobs/schema'
import type { RequestEvent } from '@sveltejs/kit'
import { jobOf } from '#lib/jobs/typed-job.ts'
import { closeRows } from '#lib/jobs/typed-operations.ts'
import { objectionsIn } from '#lib/forms/objections.ts'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, load, ok } from './api.ts'

/** What the form of a job needs beside the job: what the checks stand on, and what they say of the draft as it is kept. */
export async function checkedDraft(event: Pick<RequestEvent, 'fetch'>, draft: JobDraft) {
  const context = await load(ok(apiOf(event).checks.context.$get()))
  return { context, check: checkJob(JobPost.parse(draft), context) }
}

interface JobForm {
  typed: Typed
  /** The draft it makes; refused with a ZodError where a figure is none. */
  draft: () => JobDraft
  /** What its writer says the checks misread. */
  objections: NamedFinding[]
}

/** The form as typed, with the draft it makes. */
export async function readJobForm(event: Pick<RequestEvent, 'request'>): Promise<JobForm> {
  const form = await event.request.formData()
  const typed = closeRows(typedOf(form))
  return { typed, draft: () => JobDraft.parse(jobOf(typed)), objections: objectionsIn(form) }
}
