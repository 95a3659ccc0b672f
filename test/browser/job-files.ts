import { ok } from '@zhibo/api-client/clients'
import type { JobDraft } from '@zhibo/core/jobs/schema'
import type { Client } from './people.ts'

/** Somebody of the demo's first company, who writes a job after one of their own and hands it in. */
export async function handInJob({ api }: Client, changes: Partial<JobDraft>): Promise<string> {
  const [like] = await ok(api.jobs.mine.$get({ query: {} }))
  if (!like) throw new Error('the demo employer has no job')
  const { id, version } = await ok(
    api.jobs.index.$post({ json: { employerId: like.employerId, draft: { ...like.draft, ...changes } } }),
  )
  await ok(api.jobs[':id'].submissions.$post({ param: { id }, json: { expectedVersion: version } }))
  return id
}

/** Mends a job that was returned, and hands it in again. */
export async function mendJob({ api }: Client, id: string, changes: Partial<JobDraft>): Promise<void> {
  const { version, draft } = await ok(api.jobs[':id'].file.$get({ param: { id } }))
  const saved = await ok(
    api.jobs[':id'].draft.$put({ param: { id }, json: { expectedVersion: version, draft: { ...draft, ...changes } } }),
  )
  await ok(api.jobs[':id'].submissions.$post({ param: { id }, json: { expectedVersion: saved.version } }))
}
