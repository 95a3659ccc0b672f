import { checkJob } from '@zhibo/core/checks/check-job'
import { JobPost } from '@zhibo/core/checks/schema'
import { JobDraft } from '@zhibo/core/jobs/schema'
import type { RequestEvent } from '@sveltejs/kit'
import { jobOf } from '#lib/jobs/typed-job.ts'
import { closeRows } from '#lib/jobs/typed-operations.ts'
import { type Typed, typedOf } from '#lib/forms/typed.ts'
import { apiOf, load, ok } from './api.ts'

/** What the form of a job needs beside the job: what the checks stand on, and what they say of the draft as it is kept. */
export async function checkedDraft(event: Pick<RequestEvent, 'fetch'>, draft: JobDraft) {
  const context = await load(ok(apiOf(event).checks.context.$get()))
  return { context, check: checkJob(JobPost.parse(draft), context) }
}

/** The form as typed, and the draft it makes; refused with a ZodError where a figure is none. */
export async function readJobForm(
  event: Pick<RequestEvent, 'request'>,
): Promise<{ typed: Typed; draft: () => JobDraft }> {
  const typed = closeRows(typedOf(await event.request.formData()))
  return { typed, draft: () => JobDraft.parse(jobOf(typed)) }
}
