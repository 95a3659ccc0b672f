import type { RequestHandler } from './$types'

/** The table in the language of the page, passed on as it comes. */
export const GET: RequestHandler = async ({ fetch, params }) => {
  const answer = await fetch(`/api/sessions/${params.id}/timeline.csv`)
  const headers = new Headers()
  for (const name of ['content-type', 'content-disposition', 'cache-control']) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(answer.body, { status: answer.status, headers })
}
