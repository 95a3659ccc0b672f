import { ApiProblem } from '@zhibo/api-client/clients'
import type { FilePurpose, FileView } from '@zhibo/core/files/schema'
import type { RequestEvent } from '@sveltejs/kit'
import { apiOf, ok } from './api.ts'

/** Sends a form's file on to the API; null when none was picked. What is wrong with it is told at the field `shownAt`. */
export async function uploadFrom(
  event: Pick<RequestEvent, 'fetch'>,
  form: FormData,
  name: string,
  purpose: FilePurpose,
  shownAt: string,
): Promise<FileView | null> {
  const file = form.get(name)
  if (!(file instanceof File) || file.size === 0) return null
  try {
    return await ok(apiOf(event).uploads.index.$post({ form: { file, purpose } }))
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code === 'unavailable' || error.status === 401) throw error
    const { code, title, status, requestId } = error
    throw new ApiProblem({ code, title, status, requestId, fields: { [shownAt]: [title] } })
  }
}
