import { apiOf } from '#lib/server/api.ts'
import type { RequestHandler } from './$types'

/** The workbook to fill in, in the language of the page. */
export const GET: RequestHandler = async (event) => {
  const answer = await apiOf(event).jobs.imports['template.xlsx'].$get()
  const headers = Object.fromEntries(
    ['content-type', 'content-disposition'].map((name) => [name, answer.headers.get(name) ?? '']),
  )
  return new Response(await answer.arrayBuffer(), { status: answer.status, headers })
}
