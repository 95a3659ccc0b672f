import { ApiProblem } from '@zhibo/api-client/clients'
import type { FilePurpose, FileView } from '@zhibo/core/files/schema'
import type { RequestEvent } from '@sveltejs/kit'
import { apiOf, ok } from './api.ts'

/** The ids of an Uploader's files: those the server has, and those that came with the form, from who has no script. */
export async function fileIdsFrom(
  event: Pick<RequestEvent, 'fetch'>,
  form: FormData,
  name: string,
  purpose: FilePurpose,
): Promise<string[]> {
  const ids = form.getAll(name).filter((id) => typeof id === 'string' && id !== '') as string[]
  for (const file of form.getAll(`${name}Files`).filter(isPicked)) {
    ids.push((await send(event, file, purpose, name)).id)
  }
  return ids
}

/** A browser sends a nameless file of no bytes for a picker that was left alone. */
const isPicked = (entry: FormDataEntryValue | null): entry is File =>
  entry instanceof File && (entry.size > 0 || entry.name !== '')

/** Sends a form's file on to the API. What is wrong with it is told at the field `shownAt`. */
async function send(
  event: Pick<RequestEvent, 'fetch'>,
  file: File,
  purpose: FilePurpose,
  shownAt: string,
): Promise<FileView> {
  try {
    return await ok(apiOf(event).uploads.index.$post({ form: { file, purpose } }))
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code === 'unavailable' || error.status === 401) throw error
    const { code, title, status, requestId } = error
    throw new ApiProblem({ code, title, status, requestId, fields: { [shownAt]: [title] } })
  }
}
